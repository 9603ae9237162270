import type { Texts } from '../../../lib/i18n/language.ts';
import { askTexts } from './ask-texts.ts';
import { readTexts } from './read-texts.ts';
import { talkTexts } from './talk-texts.ts';

const ko = {
  title: '메시지 해부와 조립: 뜯고, 만들고, 정하기',
  tabs: ['해부', '조립', '내 프로토콜'],
  bytes: (count: string) => `${count}바이트`,
  milliseconds: (ms: string) => `${ms}\u00a0ms`,
  seconds: (s: string) => `${s}초`,
  handoutLead: (bytes: string) => `${bytes} HTTP 요청을 바이트와 필드로 나눈 것이다.`,
  handoutColumns: ['바이트', '필드', '값'],
  handoutRange: (from: string, to: string) => `${from}~${to}`,
  handoutAnswers:
    '진짜 Node 서버의 답이다. Host가 없으면 400, 빈 줄이 없으면 침묵, Host가 둘이면 표준과 달리 200이다.',
  mine: '내 예측',
  ...readTexts.ko,
  ...askTexts.ko,
  ...talkTexts.ko,
};

export type DissectTexts = typeof ko;

export const dissectTexts: Texts<DissectTexts> = {
  ko,
  en: {
    title: 'Messages: take them apart, put them together, make your own',
    tabs: ['Take apart', 'Build', 'Your protocol'],
    bytes: (count) => `${count}\u00a0bytes`,
    milliseconds: (ms) => `${ms}\u00a0ms`,
    seconds: (s) => `${s}\u00a0s`,
    handoutLead: (bytes) => `An HTTP request of ${bytes}, divided into fields.`,
    handoutColumns: ['Bytes', 'Field', 'Value'],
    handoutRange: (from, to) => `${from}–${to}`,
    handoutAnswers:
      'What a real Node server answers: without Host 400, without the empty line silence, and with two Hosts 200, unlike the standard.',
    mine: 'My guess',
    ...readTexts.en,
    ...askTexts.en,
    ...talkTexts.en,
  },
};
