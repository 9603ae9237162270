import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { ProcessView } from './process-view.ts';
import type { Session } from './session.ts';
import { splitSources } from './source-links.ts';
import './output.css';
import { sandboxTexts } from './texts.ts';

interface ProcessPaneProps {
  readonly session: Session;
  readonly lang: Language;
  readonly onShow: (source: SourcePosition) => void;
}

/** One small terminal a process: what it printed, how it ended, and a line for its stdin where it reads one. */
export function ProcessPane({ session, lang, onShow }: ProcessPaneProps) {
  return (
    <div class="sandbox-output">
      {session.view.processes.value.map((process) => (
        <Process key={process.name} process={process} session={session} lang={lang} onShow={onShow} />
      ))}
    </div>
  );
}

function Process({ process, session, lang, onShow }: ProcessPaneProps & { readonly process: ProcessView }) {
  const texts = sandboxTexts[lang];
  const { name, host, file, output, status } = process;
  const log = useRef<HTMLPreElement>(null);
  const failed = status === 'ended' && process.code !== 0;
  useEffect(() => {
    const area = log.current;
    if (!area) return;
    // Node's error stands above its stack: the beginning says what is wrong and where.
    const error = failed ? area.querySelector<HTMLElement>('.stderr') : null;
    area.scrollTop = error ? error.offsetTop : area.scrollHeight;
  }, [output, failed]);
  const reads = /\bstdin\b|\breadline\b/.test(session.files.texts.value.get(file) ?? '');
  return (
    <section class={`process ${status}`} aria-label={texts.output(name)}>
      <header>
        <strong>{name}</strong>
        <code class="command">
          {host}$ node {file}
        </code>
        <span class="state">{stateOf(process, session, lang)}</span>
        {session.controllable && session.view.active.value && status !== 'before' && (
          <span class="acts">
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
          </span>
        )}
      </header>
      <pre
        ref={log}
        role="log"
        aria-label={texts.output(name)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {output.length === 0 && status !== 'ended' && <span class="nothing">{texts.noOutput}</span>}
        {output.map(({ stream, text }, place) => (
          <span key={place} class={stream}>
            {splitSources(text, session.view.files).map((part) =>
              typeof part === 'string' ? (
                part
              ) : (
                <button
                  type="button"
                  class="place"
                  title={texts.showLine(part.source.file, part.source.line)}
                  onClick={() => onShow(part.source)}
                >
                  {part.text}
                </button>
              ),
            )}
          </span>
        ))}
      </pre>
      {reads && status === 'running' && session.view.active.value && (
        <Input process={name} session={session} lang={lang} />
      )}
    </section>
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
