import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { loadEngine } from './engines.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';
import { useListening } from './use-listening.ts';

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
      <button type="button" disabled={!session.view.active.value} onClick={() => session.stop()}>
        {texts.stop}
      </button>
      <button type="button" disabled={!session.files.edited.value} onClick={() => session.reset()}>
        {texts.reset}
      </button>
      {session.files.discarded.value && (
        <span class="undo" role="status">
          {texts.resetDone}{' '}
          <button type="button" onClick={() => session.files.undoReset()}>
            {texts.undoReset}
          </button>
        </span>
      )}
      <span class="more">
        {session.engines.can('packets') && (
          <button type="button" disabled={!session.capturable.value} onClick={() => void save(session)}>
            {texts.save}
          </button>
        )}
        {session.controllable && (
          <button type="button" disabled={!session.capturable.value} onClick={() => void saveRun(session)}>
            {texts.saveRun}
          </button>
        )}
        <FullScreen root={root} large={texts.large} small={texts.small} />
      </span>
    </fieldset>
  );
}

async function save(session: Session): Promise<void> {
  const bytes = await session.capture();
  if (bytes) download(`${session.lab.id}.pcapng`, new Blob([bytes.slice()]));
}

async function saveRun(session: Session): Promise<void> {
  const recording = await session.recording();
  if (recording) download(`${session.lab.id}.run.json`, new Blob([JSON.stringify(recording)]));
}

function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

interface FullScreenProps {
  readonly root: RefObject<HTMLElement>;
  readonly large: string;
  readonly small: string;
}

/** Absent where the browser cannot show an element on the full screen (iPhones). */
function FullScreen({ root, large, small }: FullScreenProps) {
  const [able, setAble] = useState(false);
  const [full, setFull] = useState(false);
  useEffect(() => {
    setAble(document.fullscreenEnabled === true);
    const change = () => setFull(document.fullscreenElement === root.current);
    document.addEventListener('fullscreenchange', change);
    return () => document.removeEventListener('fullscreenchange', change);
  }, [root]);
  if (!able) return null;
  const toggle = () => void (full ? document.exitFullscreen() : root.current?.requestFullscreen());
  return (
    <button type="button" class="large" onClick={toggle}>
      {full ? small : large}
    </button>
  );
}
