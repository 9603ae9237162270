import type { Language } from '../../lib/i18n/language.ts';

/** What CodeMirror's panels say, by its own English words. */
export const editorPhrases: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: {
    Find: '찾을 글',
    Replace: '바꿀 글',
    next: '다음',
    previous: '이전',
    all: '모두',
    'match case': '대소문자 구별',
    'by word': '낱말 단위',
    regexp: '정규식',
    replace: '바꾸기',
    'replace all': '모두 바꾸기',
    close: '닫기',
    'current match': '지금 찾은 곳',
    'on line': '줄',
    'replaced match on line $': '$번째 줄을 바꾸었어요',
    'replaced $ matches': '$곳을 바꾸었어요',
    'Go to line': '줄로 가기',
    go: '가기',
  },
  en: {},
};
