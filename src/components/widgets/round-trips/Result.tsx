import type { Setup } from '../../../lib/experiments/first-byte.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { orderOf, type Recording } from './experiment.ts';
import type { Settings } from './settings.ts';
import type { RoundTripTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: RoundTripTexts;
  readonly settings: Settings;
  readonly run: Recording;
  readonly guess: readonly Setup[] | undefined;
}

/** After a run: the order, the one that was guessed, and why. */
export function Result({ lang, words, settings, run, guess }: ResultProps) {
  const time = (ms: number) => words.milliseconds(ms.toLocaleString(lang));
  const names = (setups: readonly Setup[]) => setups.map((setup) => words.setups[setup]).join(' → ');
  const order = orderOf(run);
  const isRight = guess?.join() === order.map(({ setup }) => setup).join();
  const timed = order.map(({ setup, doneMs }) => words.lane(words.setups[setup], time(doneMs))).join(' → ');
  return (
    <Comparison
      lang={lang}
      result={
        <strong>{run.closed ? words.resultClosed(time(order[0]!.doneMs)) : words.result(timed)}</strong>
      }
      verdict={
        guess && !run.closed ? (isRight ? words.verdictRight : words.verdictWrong)(names(guess)) : undefined
      }
    >
      <p>
        {run.closed ? words.whyClosed : words.why} {settings.dns === 'yes' && words.whyDns}
      </p>
      <p class="widget-note">{words.honest}</p>
    </Comparison>
  );
}
