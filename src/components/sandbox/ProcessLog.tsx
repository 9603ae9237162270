import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';
import { type AnsiPiece, type AnsiStyle, splitAnsi } from './ansi.ts';
import { lookOf } from './ansi-look.ts';
import type { OutputPiece, ProcessView } from './process-view.ts';
import { splitSources } from './source-links.ts';
import { sandboxTexts } from './texts.ts';

interface ProcessLogProps {
  readonly process: ProcessView;
  readonly lang: Language;
  /** The files whose places are links. */
  readonly files: readonly ProjectFile[];
  readonly onShow: (source: SourcePosition) => void;
}

/** What a process printed, in its colours; the places that errors name lead to the code. */
export function ProcessLog({
  process: { name, output, status, code },
  lang,
  files,
  onShow,
}: ProcessLogProps) {
  const texts = sandboxTexts[lang];
  const log = useRef<HTMLPreElement>(null);
  const failed = status === 'ended' && code !== 0;
  const pieces = useMemo(() => coloured(output), [output]);
  useEffect(() => {
    const area = log.current;
    if (!area) return;
    // Node's error stands above its stack: the beginning says what is wrong and where.
    const error = failed ? area.querySelector<HTMLElement>('.stderr') : null;
    area.scrollTop = error ? error.offsetTop : area.scrollHeight;
  }, [output, failed]);
  return (
    <pre
      ref={log}
      role="log"
      aria-label={texts.output(name)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {output.length === 0 && status !== 'ended' && <span class="nothing">{texts.noOutput}</span>}
      {pieces.map(({ stream, text, style }, place) => (
        <span key={place} class={stream} style={lookOf(style)}>
          {splitSources(text, files).map((part) =>
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
  );
}

/** Both streams of a process go to one terminal: a colour that one leaves on colours the other. */
function coloured(output: readonly OutputPiece[]): (AnsiPiece & Pick<OutputPiece, 'stream'>)[] {
  let style: AnsiStyle = {};
  return output.flatMap(({ stream, text }) => {
    const { pieces, after } = splitAnsi(text, style);
    style = after;
    return pieces.map((piece) => ({ ...piece, stream }));
  });
}
