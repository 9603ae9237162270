import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { ScenarioError } from '../../lib/net/scenario/scenario-error.ts';
import { zipFiles } from '../../lib/sandbox/project-zip.ts';
import { shareFragment } from '../../lib/sandbox/share-link.ts';
import { addStyle } from '../net/late-style.ts';
import { download } from './download.ts';
import styles from './file-menu.css?inline';
import { handoutReadme } from './handout-readme.ts';
import { importInto, NETWORK_FILE, openFiles } from './import-files.ts';
import { StackblitzForm } from './StackblitzForm.tsx';
import { scenarioProblem } from './scenario-problem.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';
import { workTexts } from './work-texts.ts';

addStyle(styles);

interface FileMenuProps {
  readonly session: Session;
  readonly lang: Language;
}

/**
 * What goes out of the sandbox and comes into it: the packets and the run as files, the learner's code as a zip that
 * plain Node runs or as a link, code from a zip or single files.
 */
export function FileMenu({ session, lang }: FileMenuProps) {
  const texts = workTexts[lang];
  const picker = useRef<HTMLInputElement>(null);
  const said = useSignal('');
  const save = () => {
    const { files, scenario } = session.project();
    const readme = {
      path: 'README.md',
      text: handoutReadme(session.lab.title?.[lang] ?? session.lab.id, scenario, lang),
    };
    const network = { path: NETWORK_FILE, text: `${JSON.stringify(scenario, null, 2)}\n` };
    const more = session.lab.isFree ? [readme, network] : [readme];
    download(`${session.lab.id}.zip`, zipFiles(session.lab.id, [...more, ...files]).slice());
  };
  const take = async () => {
    const chosen = [...(picker.current?.files ?? [])];
    if (picker.current) picker.current.value = '';
    try {
      const { taken, ...project } = importInto(
        session.files.texts.value,
        await openFiles(chosen),
        session.lab.isFree === true,
      );
      if (taken.length === 0) {
        said.value = texts.nothingUsable(chosen.map(({ name }) => name).join(', '));
        return;
      }
      session.work.replace(project);
      said.value = texts.taken(taken.join(', '));
    } catch (error) {
      said.value =
        error instanceof ScenarioError
          ? `${NETWORK_FILE}: ${scenarioProblem(error, lang)}`
          : texts.notReadable(chosen.map(({ name }) => name).join(', '));
    }
  };
  const share = async () => {
    const address = new URL(location.href);
    address.hash = shareFragment(session.shared());
    try {
      await navigator.clipboard.writeText(address.href);
      said.value = texts.copied;
    } catch {
      // Without the clipboard the address bar is where a link can be taken from.
      history.replaceState(null, '', address.hash);
      said.value = texts.inAddressBar;
    }
  };
  const { engines, controllable } = session;
  const { capturable } = session.runner;
  const names = sandboxTexts[lang];
  return (
    <>
      {engines.can('packets') && (
        <button type="button" disabled={!capturable.value} onClick={() => void savePackets(session)}>
          {names.save}
        </button>
      )}
      {controllable && (
        <button type="button" disabled={!capturable.value} onClick={() => void saveRun(session)}>
          {names.saveRun}
        </button>
      )}
      <button type="button" onClick={save}>
        {texts.zip}
      </button>
      <button type="button" onClick={() => picker.current?.click()}>
        {texts.take}
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        accept=".zip,.js,.mjs,.cjs,.ts,.json,.txt"
        aria-label={texts.take}
        tabIndex={-1}
        hidden
        onChange={() => void take()}
      />
      {!engines.excludes('webcontainer') && <StackblitzForm session={session} lang={lang} />}
      <button type="button" onClick={() => void share()}>
        {texts.share}
      </button>
      <span role="status">{said.value}</span>
    </>
  );
}

async function savePackets(session: Session): Promise<void> {
  const bytes = await session.runner.capture();
  if (bytes) download(`${session.lab.id}.pcapng`, bytes.slice());
}

async function saveRun(session: Session): Promise<void> {
  const recording = await session.runner.recording();
  if (recording) download(`${session.lab.id}.run.json`, JSON.stringify(recording));
}
