import './controls.css';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { loadEngine } from './engines.ts';
import type { FileMenu } from './FileMenu.tsx';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';
import { useListening } from './use-listening.ts';
import { workTexts } from './work-texts.ts';

interface ControlsProps {
  readonly session: Session;
  readonly lang: Language;
  readonly root: RefObject<HTMLElement>;
  readonly onRun: () => void;
}

/** Run, Stop, Reset, the capture, and the room the sandbox takes. */
export function Controls({ session, lang, root, onRun }: ControlsProps) {
  const texts = sandboxTexts[lang];
  const listening = useListening();
  // Run fetches the engine; pointing at it is a good moment to begin. What fails here is said when it runs.
  const prepare = () => {
    loadEngine(session.engines.engine)
      .then((engine) => engine.prepare(session.project()))
      .catch(() => {});
  };
  return (
    <fieldset class="sandbox-controls">
      <legend class="sr-only">{texts.controls}</legend>
      <button
        type="button"
        class="run"
        disabled={!listening}
        title={texts.runKeys}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={onRun}
      >
        <span aria-hidden="true">▶ </span>
        {session.view.phase.value.kind === 'before' ? texts.run : texts.runAgain}
      </button>
      <button type="button" disabled={!session.view.active.value} onClick={() => session.runner.stop()}>
        {texts.stop}
      </button>
      <button type="button" disabled={!session.work.edited.value} onClick={() => session.reset()}>
        {texts.reset}
      </button>
      {session.work.discarded.value && (
        <span class="undo" role="status">
          {texts.replaced}{' '}
          <button type="button" onClick={() => session.work.undo()}>
            {texts.undo}
          </button>
        </span>
      )}
      <span class="more">
        <Files session={session} lang={lang} />
        <FullScreen root={root} large={texts.large} small={texts.small} />
      </span>
    </fieldset>
  );
}

/** What the menu needs is fetched when it is opened. */
function Files({ session, lang }: Pick<ControlsProps, 'session' | 'lang'>) {
  const [Menu, setMenu] = useState<typeof FileMenu>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    import('./FileMenu.tsx').then(
      (module) => setMenu(() => module.FileMenu),
      () => setFailed(true),
    );
  };
  return (
    <details class="files" onToggle={load}>
      <summary>{workTexts[lang].files}</summary>
      <div>
        {Menu && <Menu session={session} lang={lang} />}
        {failed && <p role="alert">{workTexts[lang].menuFailed}</p>}
      </div>
    </details>
  );
}

interface FullScreenProps {
  readonly root: RefObject<HTMLElement>;
  readonly large: string;
  readonly small: string;
}

/** Not seen where the browser cannot show an element on the full screen (iPhones); its room is kept, so that nothing moves. */
function FullScreen({ root, large, small }: FullScreenProps) {
  const [able, setAble] = useState(false);
  const [full, setFull] = useState(false);
  useEffect(() => {
    setAble(document.fullscreenEnabled === true);
    const change = () => setFull(document.fullscreenElement === root.current);
    document.addEventListener('fullscreenchange', change);
    return () => document.removeEventListener('fullscreenchange', change);
  }, [root]);
  const toggle = () => void (full ? document.exitFullscreen() : root.current?.requestFullscreen());
  return (
    <button type="button" class={able ? 'large' : 'large unable'} onClick={toggle}>
      {full ? small : large}
    </button>
  );
}
