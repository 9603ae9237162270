import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { pathProblem } from '../../lib/sandbox/file-path.ts';
import { unzipFiles, zipFiles } from '../../lib/sandbox/project-zip.ts';
import { shareFragment } from '../../lib/sandbox/share-link.ts';
import { download } from './download.ts';
import { handoutReadme } from './handout-readme.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';
import { workTexts } from './work-texts.ts';

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
    download(`${session.lab.id}.zip`, zipFiles(session.lab.id, [readme, ...files]).slice());
  };
  const take = async () => {
    const chosen = [...(picker.current?.files ?? [])];
    if (picker.current) picker.current.value = '';
    try {
      const found = (await Promise.all(chosen.map(textsOf))).flat();
      const { texts: own } = session.files;
      // The handout's README speaks of the files; it is none of the lab's.
      const usable = found.filter(
        ({ path }) =>
          own.value.has(path) || (path !== 'README.md' && !pathProblem(path, [...own.value.keys()])),
      );
      if (usable.length === 0) {
        said.value = texts.nothingUsable(found.map(({ path }) => path).join(', '));
        return;
      }
      session.work.replace({
        texts: new Map([...own.value, ...usable.map(({ path, text }) => [path, text] as const)]),
      });
      said.value = texts.taken(usable.map(({ path }) => path).join(', '));
    } catch {
      said.value = texts.notReadable(chosen.map(({ name }) => name).join(', '));
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

async function textsOf(file: File): Promise<readonly { path: string; text: string }[]> {
  if (!file.name.endsWith('.zip')) return [{ path: file.name, text: await file.text() }];
  return unzipFiles(new Uint8Array(await file.arrayBuffer()));
}
