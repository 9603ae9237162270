import type { Texts } from '../../lib/i18n/language.ts';

export const checkTexts: Texts<{
  readonly title: string;
  readonly description: string;
  readonly how: string;
}> = {
  ko: {
    title: '종합 확인',
    description: '다섯 단원에서 고른 열두 문제를 새 값으로 풀고, 배운 것을 한 가지 새 서비스에 옮겨 본다.',
    how: '다섯 단원에서 고른 열두 문제예요. 계산 문제는 단원에서와 다른 값이고, 마지막 한 문제는 배운 것을 처음 보는 서비스에 옮겨 보는 거예요. 다 풀면 새 값으로 다시 해 볼 수 있어요.',
  },
  en: {
    title: 'Final check',
    description:
      'Twelve questions from all five lessons, with new values, and one that applies them to a new service.',
    how: 'Here are twelve questions from the five lessons. Those with numbers have other values than in their lesson, and the last one asks you to apply what you have learnt to a service you have not met. When you are through, you can do it again with new values.',
  },
};
