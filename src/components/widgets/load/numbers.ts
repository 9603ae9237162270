import type { Language } from '../../../lib/i18n/language.ts';

/** How this widget writes its numbers in one language. Times come in seconds and stand in ms. */
export interface Numbers {
  readonly plain: (value: number) => string;
  readonly ms: (seconds: number | undefined) => string;
  readonly percent: (share: number) => string;
  readonly clock: (seconds: number) => string;
  readonly seconds: (seconds: number) => string;
}

export function numbersIn(lang: Language): Numbers {
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const clock = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const unit = lang === 'ko' ? '초' : '\u00a0s';
  return {
    plain: (value) => one.format(value),
    ms: (seconds) => {
      if (seconds === undefined) return '–';
      if (!Number.isFinite(seconds)) return '∞';
      const ms = seconds * 1000;
      return `${(ms < 100 ? one : whole).format(ms)}\u00a0ms`;
    },
    percent: (share) => `${one.format(share * 100)}\u00a0%`,
    seconds: (seconds) => `${one.format(seconds)}${unit}`,
    clock: (seconds) => `${clock.format(seconds)}${unit}`,
  };
}
