import type { Texts } from '../../lib/i18n/language.ts';

interface FilterTexts {
  /** What shows and hides it. */
  readonly toggle: string;
  readonly all: string;
  readonly protocol: string;
  readonly host: string;
  readonly text: string;
  readonly example: string;
  readonly clear: string;
  readonly passing: (packets: string, all: string) => string;
}

export const filterTexts: Texts<FilterTexts> = {
  ko: {
    toggle: '거르기',
    all: '모두',
    protocol: '프로토콜',
    host: '호스트',
    text: '찾을 글',
    example: 'SYN, 7007, 안녕',
    clear: '모두 보기',
    passing: (packets, all) => `${all}개 가운데 ${packets}개를 보여요.`,
  },
  en: {
    toggle: 'Filter',
    all: 'all',
    protocol: 'Protocol',
    host: 'Host',
    text: 'Text',
    example: 'SYN, 7007, hello',
    clear: 'Show all',
    passing: (packets, all) => `${packets} of ${all} packets show.`,
  },
};
