import { downloadTime } from '../../../lib/experiments/download.ts';
import { lateByHand } from '../../../lib/experiments/voice-by-hand.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { answerText } from '../frame/ChoiceQuestion.tsx';
import { Comparison } from '../frame/Comparison.tsx';
import { fatesAt } from './Roll.tsx';
import { DEADLINE, FILE_BYTES, INTERVAL, type Recording } from './recording.ts';
import { type Settings, sceneOf } from './settings.ts';
import type { SlidersTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: SlidersTexts;
  readonly settings: Settings;
  readonly run: Recording;
  /** The learner's answer to the question of these very settings. */
  readonly asked: unknown;
  readonly seconds: (value: number) => string;
}

/** After the run: what became of the frames and the file, the answer beside it, and why. */
export function Result({ lang, words, settings, run, asked, seconds }: ResultProps) {
  const scene = sceneOf(settings);
  const [tcp, udp] = [run.tcp, run.udp].map(({ frames }) => fatesAt(frames, Number.POSITIVE_INFINITY));
  const guess = answerText(words[scene], asked);
  const missing = run.file?.udp.missing.length ?? 0;
  return (
    <Comparison
      lang={lang}
      result={
        <strong>
          {scene === 'file' && run.file
            ? words.result.file(
                seconds(run.file.tcp.at(-1)!.atMs / 1000),
                String(missing),
                String(run.file.udp.pieces),
              )
            : words.result.calls(tcp!, udp!)}
        </strong>
      }
      verdict={
        guess && (asked === answerOf(run, scene) ? words.verdict.right(guess) : words.verdict.wrong(guess))
      }
    >
      {scene === 'file' && <p>{words.result.calls(tcp!, udp!)}</p>}
      <p>{why()}</p>
    </Comparison>
  );

  function why(): string {
    const { explain } = words;
    if (settings.rate < CALL_RATE) return explain.narrow;
    if (scene === 'near') return `${explain.near} ${explain.nearFar}`;
    if (scene === 'file') {
      if (missing === 0) return explain.fileNoLoss;
      const ideal = downloadTime({
        rttMs: settings.delay * 2,
        rate: settings.rate * 1e6,
        bytes: FILE_BYTES,
      });
      return explain.file(seconds(ideal / 1000));
    }
    if (tcp!.late === 0) return explain.farNone;
    const byHand = lateByHand({ rttMs: settings.delay * 2, intervalMs: INTERVAL, deadlineMs: DEADLINE });
    return explain.far(byHand, tcp!.late, udp!.lost);
  }
}

/** What a call needs, headers of TCP included: 212 bytes every 20 ms (Mbit/s). */
const CALL_RATE = 0.085;

/** Which of the answers the run gave. */
function answerOf({ tcp, udp, file }: Recording, scene: 'near' | 'far' | 'file'): string {
  const [overTcp, overUdp] = [tcp, udp].map(({ frames }) => fatesAt(frames, Number.POSITIVE_INFINITY));
  if (scene === 'far') {
    const { late } = overTcp!;
    return ['2', '20', '80'].reduce((best, one) =>
      Math.abs(Math.log((late + 1) / Number(one))) < Math.abs(Math.log((late + 1) / Number(best)))
        ? one
        : best,
    );
  }
  if (scene === 'file') return file && file.udp.missing.length > 0 ? 'udp-holes' : 'alike';
  if (overTcp!.onTime === overUdp!.onTime) return 'same';
  return overTcp!.onTime > overUdp!.onTime ? 'tcp' : 'udp';
}
