import type { Texts } from '../../lib/i18n/language.ts';
import type { EntryKind } from '../../lib/search/entry.ts';

interface SearchTexts {
  readonly open: string;
  readonly label: string;
  readonly placeholder: string;
  readonly close: string;
  readonly results: string;
  readonly loading: string;
  readonly hint: string;
  readonly failed: string;
  readonly nothing: (query: string) => string;
  /** `shown` of `count` results. */
  readonly count: (count: number, shown: number) => string;
  readonly kinds: Readonly<Record<EntryKind, string>>;
}

export const searchTexts: Texts<SearchTexts> = {
  ko: {
    open: '검색',
    label: '이 강의에서 찾기',
    placeholder: '단원, 용어, 실습, 문제',
    close: '닫기',
    results: '찾은 것',
    loading: '찾을 목록을 받고 있어요.',
    hint: '띄어쓰기를 하지 않아도, 조사를 붙여도, 첫소리만 적어도(ㅅㅋ → 소켓) 찾아요.',
    failed: '찾을 목록을 받지 못했어요. 네트워크 연결을 확인하고 검색을 다시 열어 보세요.',
    nothing: (query) => `‘${query}’에 맞는 것이 없어요. 낱말을 줄이거나 다르게 적어 보세요.`,
    count: (count, shown) =>
      count > shown ? `${count}개를 찾았어요. 가까운 것 ${shown}개를 보여 드려요.` : `${count}개를 찾았어요.`,
    kinds: {
      lesson: '단원',
      term: '용어',
      widget: '움직이는 그림',
      lab: '실습',
      question: '문제',
      page: '안내',
    },
  },
  en: {
    open: 'Search',
    label: 'Search this course',
    placeholder: 'Lessons, terms, labs, questions',
    close: 'Close',
    results: 'Results',
    loading: 'Fetching the list of what can be found.',
    hint: 'The beginning of a word is enough, in any of its forms, and one slip of the finger does no harm.',
    failed: 'The list of what can be found did not arrive. Check your connection and open the search again.',
    nothing: (query) => `Nothing here matches “${query}”. Try fewer or other words.`,
    count: (count, shown) =>
      count > shown
        ? `${count} results, the best ${shown} shown.`
        : `${count} result${count === 1 ? '' : 's'}.`,
    kinds: {
      lesson: 'Lesson',
      term: 'Term',
      widget: 'Interactive',
      lab: 'Lab',
      question: 'Question',
      page: 'About',
    },
  },
};
