import type { Lang } from '../../net/plot-texts.ts';
import type { SwarmTexts } from './texts.ts';

/** How this widget writes its numbers in one language. */
export interface Numbers {
  readonly plain: (value: number) => string;
  readonly seconds: (value: number) => string;
  readonly rate: (mbit: number) => string;
  readonly whole: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly wholePercent: (share: number) => string;
  readonly people: (count: number) => string;
  readonly times: (ratio: number) => string;
}

export function numbersIn(lang: Lang, words: SwarmTexts): Numbers {
  const plain = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  return {
    plain: (value) => plain.format(value),
    seconds: (value) =>
      words.seconds(Number.isFinite(value) ? (value < 10 ? one : whole).format(value) : '∞'),
    rate: (mbit) => `${one.format(mbit)}\u00a0Mbit/s`,
    whole: (value) => whole.format(value),
    percent: (share) => percent.format(share),
    // Not 100 % before the last byte.
    wholePercent: (share) => percent.format(Math.floor(share * 100 + 1e-9) / 100),
    people: (count) => words.people(whole.format(count)),
    times: (ratio) => plain.format(ratio),
  };
}
