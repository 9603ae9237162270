import type { Piece } from '../../../lib/experiments/writes-and-reads.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { answerText } from '../frame/ChoiceQuestion.tsx';
import { Comparison } from '../frame/Comparison.tsx';
import type { Recording } from './recording.ts';
import type { Settings } from './settings.ts';
import type { BytesTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: BytesTexts;
  readonly settings: Settings;
  readonly run: Recording;
  readonly asked: unknown;
  readonly number: (value: number) => string;
}

/** After the run: how many events there were, and why just so many. */
export function Result({ lang, words, settings, run, asked, number }: ResultProps) {
  const guess = answerText(words.question, asked);
  const { writes, reads } = run;
  const counts = [...new Set(run.elsewhere.flatMap(({ least, most }) => [least, most]))].sort(
    (one, other) => one - other,
  );
  return (
    <Comparison
      lang={lang}
      result={
        <strong>
          {settings.protocol === 'udp'
            ? words.resultUdp(writes.length, reads.length)
            : words.result(writes.length, reads.length, reads.map(shape).join(' | '))}
        </strong>
      }
      verdict={
        guess &&
        (asked === 'open' ? words.verdict.right(guess) : words.verdict.wrong(guess, counts.join(', ')))
      }
    >
      <p>{why().join(' ')}</p>
      {settings.protocol === 'tcp' && <p>{words.explain.machine}</p>}
    </Comparison>
  );

  function shape({ strips }: Piece): string {
    return strips.map(({ bytes }) => number(bytes)).join(' + ');
  }

  function why(): string[] {
    const { explain } = words;
    const first = run.packets.filter(({ again }) => !again);
    const isSplit = first.length > new Set(first.flatMap(writesOf)).size;
    if (settings.protocol === 'udp') return isSplit ? [explain.udp, explain.fragments] : [explain.udp];
    const reasons = [
      ...(first.some((packet) => packet.strips.length > 1) ? [explain.merged] : []),
      ...(isSplit ? [explain.split] : []),
      ...(reads.length < first.length ? [explain.glued] : []),
    ];
    return [...(reasons.length > 0 ? reasons : [explain.asWritten]), explain.bytes];
  }
}

const writesOf = ({ strips }: Piece): number[] => strips.map(({ write }) => write);
