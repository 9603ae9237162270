import type { Texts } from '../../lib/i18n/language.ts';

interface ReviewTexts {
  readonly title: string;
  readonly description: string;
  readonly how: string;
  readonly needsScript: string;
  readonly loading: string;
  readonly nothing: string;
  readonly later: (date: string, count: number) => string;
  readonly place: (place: number, all: number) => string;
  readonly from: (lesson: string) => string;
  readonly next: string;
  readonly finish: string;
  readonly done: (right: number, all: number) => string;
  readonly failed: (lesson: string) => string;
  readonly progress: string;
  readonly notKept: string;
}

export const reviewTexts: Texts<ReviewTexts> = {
  ko: {
    title: '되살리기',
    description: '틀렸거나 확실하지 않았던 문제를 하루, 이레, 스무하루 뒤에 다시 꺼내 본다.',
    how: '틀렸거나 확실하지 않았던 문제가 하루 뒤에 돌아와요. 맞히면 7일 뒤와 21일 뒤에 한 번씩 더 나오고, 하루에 여덟 개를 넘지 않아요. 확실하다고 생각했는데 틀린 문제가 맨 먼저예요.',
    needsScript:
      '어떤 문제가 돌아올지는 이 브라우저에 남은 기록으로 정하기 때문에, JavaScript가 켜져 있어야 해요.',
    loading: '문제를 꺼내는 중이에요.',
    nothing: '오늘 되살릴 것은 없어요.',
    later: (date, count) => `다음은 ${date}에 ${count}개예요.`,
    place: (place, all) => `${all}개 가운데 ${place}번째`,
    from: (lesson) => `${lesson}에서`,
    next: '다음 문제',
    finish: '마치기',
    done: (right, all) => `오늘 것을 모두 되살렸어요. ${all}개 가운데 ${right}개를 맞혔어요.`,
    failed: (lesson) =>
      `${lesson}의 문제를 받지 못했어요. 네트워크 연결을 확인하고 이 페이지를 다시 열어 주세요.`,
    progress: '내 진도 보기',
    notKept: '이 브라우저가 저장을 받아 주지 않아서, 답은 이 페이지를 닫으면 사라져요.',
  },
  en: {
    title: 'Bring it back',
    description:
      'Questions that you missed, or were not sure of, come back after one day, seven and twenty-one.',
    how: 'What you missed or were not sure of comes back the next day. Known then, it comes twice more, after 7 days and after 21, and never more than eight in a day. What you were sure of and got wrong comes first.',
    needsScript: 'What comes back is decided by what this browser remembers, so this page needs JavaScript.',
    loading: 'Fetching the questions.',
    nothing: 'Nothing comes back today.',
    later: (date, count) => `Next: ${count} on ${date}.`,
    place: (place, all) => `${place} of ${all}`,
    from: (lesson) => `from ${lesson}`,
    next: 'Next question',
    finish: 'Finish',
    done: (right, all) => `That was all for today: ${right} of ${all} right.`,
    failed: (lesson) =>
      `The questions of ${lesson} could not be fetched. Check your connection and open this page again.`,
    progress: 'See your progress',
    notKept: 'This browser does not take anything to keep: your answers are gone when you close this page.',
  },
};
