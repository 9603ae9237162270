import type { Texts } from '../../lib/i18n/language.ts';

export const offlineTexts: Texts<{
  readonly ready: string;
  readonly reload: string;
  readonly later: string;
}> = {
  ko: {
    ready: '강의가 새로 고쳐졌어요. 지금 바꾸면 이 페이지를 다시 열어요.',
    reload: '새것으로 바꾸기',
    later: '나중에',
  },
  en: {
    ready: 'There is a new version of the course. Taking it opens this page anew.',
    reload: 'Take it',
    later: 'Later',
  },
};
