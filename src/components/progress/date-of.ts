import type { Language } from '../../lib/i18n/language.ts';
import type { Day } from '../../lib/progress/review.ts';

/** `11월 27일`, `27 November`: a day of the calendar. */
export const dateOf = (day: Day, lang: Language): string =>
  new Intl.DateTimeFormat(lang === 'ko' ? 'ko' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day * 86_400_000));
