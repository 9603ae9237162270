import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { SharedWork } from '../../lib/sandbox/share-link.ts';
import { CodePane } from './CodePane.tsx';
import { Controls } from './Controls.tsx';
import { EngineSwitch } from './EngineSwitch.tsx';
import { loadEngine } from './engines.ts';
import { Fetched } from './Fetched.tsx';
import { LinkSliders } from './LinkSliders.tsx';
import { PacketPane } from './PacketPane.tsx';
import { Preview } from './Preview.tsx';
import { ProcessPane } from './ProcessPane.tsx';
import { partTexts } from './part-texts.ts';
import { labOf, type PrintedLab } from './printed-lab.ts';
import { ShellPane } from './ShellPane.tsx';
import { Splitter } from './Splitter.tsx';
import { Status } from './Status.tsx';
import { Session } from './session.ts';
import { solutionTexts } from './solution-texts.ts';
import './sandbox.css';
import './panes.css';
import { Transport } from './Transport.tsx';
import { sandboxTexts } from './texts.ts';
import { WorkNotes } from './WorkNotes.tsx';

interface SandboxAppProps {
  readonly lab: PrintedLab;
  readonly lang: Language;
  /** The files as highlighted HTML, one `[data-file]` each. */
  readonly children: ComponentChildren;
}

const labChecks = () => import('../checks/LabChecks.tsx').then(({ LabChecks }) => LabChecks);
const solutionPane = () => import('./SolutionPane.tsx').then(({ SolutionPane }) => SolutionPane);

const playgroundBar = () => import('./PlaygroundBar.tsx').then(({ PlaygroundBar }) => PlaygroundBar);

const PANES = ['code', 'output', 'packets'] as const;
type Pane = (typeof PANES)[number];

/** The live part of a sandbox. On a narrow page one pane shows at a time; after Run, the packets. */
export default function SandboxApp({ lab: printed, lang, children }: SandboxAppProps) {
  const texts = sandboxTexts[lang];
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  /** The settings on a phone, where the code comes first; on a wide page there is room for both. */
  const unfolded = useSignal(false);
  const session = useMemo(
    () => new Session({ lab: labOf(printed), loadEngine, soon: (action) => requestAnimationFrame(action) }),
    [printed],
  );
  const { lab } = session;
  useEffect(() => {
    void sharedWork().then((shared) => session.open(shared));
    return () => session.dispose();
  }, [session]);
  const pane = useSignal<Pane>('code');
  const file = useSignal(lab.files[0]!.path);

  const showPackets = () => {
    pane.value = 'packets';
  };
  /** Also brings the packets into the window: who asks for them may be reading below. */
  const lookAtPackets = () => {
    showPackets();
    requestAnimationFrame(() => root.current?.querySelector('.sandbox-packets')?.scrollIntoView());
  };
  const run = () => {
    const editing = root.current?.querySelector('.cm-editor')?.contains(document.activeElement);
    showPackets();
    void session.run();
    if (editing) requestAnimationFrame(() => keepFocus(root.current));
  };
  const show = (source: SourcePosition) => {
    pane.value = 'code';
    file.value = source.file;
    session.show(source);
  };
  const runByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    run();
  };
  const names: Record<Pane, string> = {
    code: texts.paneCode,
    output: texts.paneOutput,
    packets: session.engines.can('packets') ? texts.panePackets : texts.paneMessages,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for what the Run button does
    <div class="sandbox not-content" ref={root} onKeyDown={runByKeys}>
      <Controls session={session} lang={lang} root={root} onRun={run} />
      {session.controllable && <Transport session={session} lang={lang} onBegin={showPackets} />}
      <Status session={session} lang={lang} onShow={show} onRetry={run} />
      <WorkNotes session={session} lang={lang} />
      {session.watched.value !== undefined && (
        <p class="sandbox-watched" role="status">
          {texts.watching(session.watched.value)}
        </p>
      )}
      {session.comparing.value && (
        <Fetched load={solutionPane} props={{ session, lang }} texts={solutionTexts[lang]} />
      )}
      {lab.isFree && <Fetched load={playgroundBar} props={{ session, lang }} texts={partTexts[lang]} />}
      <div class="sandbox-settings">
        <button
          type="button"
          class="fold"
          aria-expanded={unfolded.value}
          aria-controls={`${id}-settings`}
          onClick={() => {
            unfolded.value = !unfolded.value;
          }}
        >
          {texts.settings}
        </button>
        <div id={`${id}-settings`} class={unfolded.value ? 'unfolded' : ''}>
          <EngineSwitch session={session} lang={lang} />
          {session.engines.can('link-conditions') && <LinkSliders session={session} lang={lang} />}
        </div>
      </div>
      <fieldset class="sandbox-panes">
        <legend class="sr-only">{texts.panes}</legend>
        {PANES.map((name) => (
          <button
            type="button"
            key={name}
            class={`pane-${name}`}
            aria-pressed={pane.value === name}
            onClick={() => {
              pane.value = name;
            }}
          >
            {name === 'packets' && <span class="result">{texts.paneResult}</span>}
            <span class="own">{names[name]}</span>
          </button>
        ))}
      </fieldset>
      <div class={`sandbox-body shows-${pane.value}`}>
        <CodePane session={session} lang={lang} file={file} onRun={run}>
          {children}
        </CodePane>
        <Splitter
          name="code-height"
          label={texts.codeHeight}
          axis="y"
          pane=".sandbox-code .code"
          least={120}
          most={960}
        />
        <ProcessPane session={session} lang={lang} onShow={show} />
        <Splitter name="columns" label={texts.columns} axis="x" pane=".sandbox-code" least={25} most={75} />
        <PacketPane session={session} lang={lang} onShow={show} />
        {session.engines.can('preview') && <Preview session={session} lang={lang} />}
        {session.runner.hasShell.value && <ShellPane session={session} lang={lang} />}
      </div>
      {!lab.isFree && (
        <div class="sandbox-checks">
          <Fetched
            load={labChecks}
            props={{ session, lang, onShow: show, onPackets: lookAtPackets }}
            texts={texts.checks}
          />
        </div>
      )}
    </div>
  );
}

/** What the page's address carries; reading it is fetched only when it carries something. */
async function sharedWork(): Promise<SharedWork | undefined> {
  if (!location.hash.includes('code=')) return undefined;
  const { readShareFragment } = await import('../../lib/sandbox/share-link.ts');
  return readShareFragment(location.hash);
}

/** Where the code gives way to the packets, the focus goes to the button that brings the code back. */
function keepFocus(root: HTMLElement | null): void {
  const code = root?.querySelector<HTMLElement>('.sandbox-code');
  if (code && code.offsetParent === null) root?.querySelector<HTMLElement>('.pane-code')?.focus();
}
