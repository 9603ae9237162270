import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import { withoutAnsi } from './ansi.ts';
import { Fetched } from './Fetched.tsx';
import { ProcessLog } from './ProcessLog.tsx';
import { partTexts } from './part-texts.ts';
import type { ProcessView } from './process-view.ts';
import type { Session } from './session.ts';
import './output.css';
import { processTexts } from './process-texts.ts';
import { sandboxTexts } from './texts.ts';

const processEditor = () => import('./ProcessEditor.tsx').then(({ ProcessEditor }) => ProcessEditor);

interface ProcessPaneProps {
  readonly session: Session;
  readonly lang: Language;
  readonly onShow: (source: SourcePosition) => void;
}

/** One small terminal a process: what it printed, how it ended, and a line for its stdin where it reads one. */
export function ProcessPane({ session, lang, onShow }: ProcessPaneProps) {
  const editing = useSignal(false);
  return (
    <div class="sandbox-output">
      <div class="edit-processes">
        <button
          type="button"
          aria-expanded={editing.value}
          onClick={() => {
            editing.value = !editing.value;
          }}
        >
          {processTexts[lang].toggle}
        </button>
      </div>
      {editing.value && <Fetched load={processEditor} props={{ session, lang }} texts={partTexts[lang]} />}
      {session.view.processes.value.map((process) => (
        <Process key={process.name} process={process} session={session} lang={lang} onShow={onShow} />
      ))}
    </div>
  );
}

function Process({ process, session, lang, onShow }: ProcessPaneProps & { readonly process: ProcessView }) {
  const texts = sandboxTexts[lang];
  const { name, host, file, command, output, status } = process;
  const reads = /\bstdin\b|\breadline\b/.test(session.files.texts.value.get(file) ?? '');
  return (
    <section class={`process ${status}`} aria-label={texts.output(name)}>
      <header>
        <strong>{name}</strong>
        <code class="command">
          {host}$ {command}
        </code>
        <span class="state">{stateOf(process, session, lang)}</span>
        <span class="acts">
          {session.controllable && session.view.active.value && status !== 'before' && (
            <>
              {status === 'running' && (
                <button
                  type="button"
                  aria-label={texts.stopProcess(name)}
                  onClick={() => session.runner.stopProcess(name)}
                >
                  {texts.stop}
                </button>
              )}
              <button
                type="button"
                aria-label={texts.restartProcess(name)}
                onClick={() => session.restart(name)}
              >
                {texts.restart}
              </button>
            </>
          )}
          {output.length > 0 && <OutputActs process={process} session={session} lang={lang} />}
        </span>
      </header>
      <ProcessLog process={process} lang={lang} files={session.view.files} onShow={onShow} />
      {reads && status === 'running' && session.view.active.value && (
        <Input process={name} session={session} lang={lang} />
      )}
    </section>
  );
}

interface ProcessProps {
  readonly process: ProcessView;
  readonly session: Session;
  readonly lang: Language;
}

/** Takes the output along, or off the page. */
function OutputActs({ process: { name, output }, session, lang }: ProcessProps) {
  const texts = sandboxTexts[lang];
  const copied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(withoutAnsi(output.map(({ text }) => text).join('')));
    copied.value = true;
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  };
  return (
    <>
      <button
        type="button"
        aria-label={copied.value ? texts.copied : texts.copyOutput(name)}
        onClick={() => void copy().catch(() => {})}
      >
        {copied.value ? texts.copied : texts.copy}
      </button>
      <button
        type="button"
        aria-label={texts.clearOutput(name)}
        onClick={() => session.view.clearOutput(name)}
      >
        {texts.clear}
      </button>
    </>
  );
}

function stateOf(
  { status, code = 0, signal, reason }: ProcessView,
  session: Session,
  lang: Language,
): string {
  const texts = sandboxTexts[lang];
  if (status === 'before') return texts.processBefore;
  if (status === 'running') {
    if (!session.view.active.value) return texts.processCut;
    return session.view.phase.value.kind === 'idle' ? texts.processWaiting : texts.processRunning;
  }
  if (reason) return texts.processStopped;
  return signal === undefined ? texts.processEnded(code) : texts.processKilled(signal);
}

interface InputProps {
  readonly process: string;
  readonly session: Session;
  readonly lang: Language;
}

function Input({ process, session, lang }: InputProps) {
  const texts = sandboxTexts[lang];
  const line = useRef<HTMLInputElement>(null);
  const send = (event: Event) => {
    event.preventDefault();
    if (!line.current) return;
    session.runner.input(process, `${line.current.value}\n`);
    line.current.value = '';
  };
  return (
    <form class="input" onSubmit={send}>
      <input ref={line} aria-label={texts.input(process)} autocomplete="off" spellcheck={false} />
      <button type="submit">{texts.send}</button>
      <button type="button" onClick={() => session.runner.input(process, null)}>
        {texts.endInput}
      </button>
    </form>
  );
}
