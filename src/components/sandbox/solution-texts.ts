import type { Texts } from '../../lib/i18n/language.ts';

interface SolutionTexts {
  readonly name: string;
  readonly explain: string;
  readonly same: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly take: string;
  readonly close: string;
  readonly added: string;
  readonly removed: string;
  readonly gap: string;
}

export const solutionTexts: Texts<SolutionTexts> = {
  ko: {
    name: '풀이와 견주기',
    explain:
      '−는 지금 코드에만, +는 풀이에만 있는 줄이에요. 바꾼 다음에도 되돌리기로 내 코드를 다시 꺼낼 수 있어요.',
    same: '지금 코드가 풀이와 똑같아요.',
    loading: '풀이를 불러오는 중이에요.',
    failed: '풀이를 불러오지 못했어요. 닫았다가 다시 열어 보세요.',
    retry: '다시 해 보기',
    take: '풀이로 바꾸기',
    close: '닫기',
    added: '풀이에만 있는 줄',
    removed: '지금 코드에만 있는 줄',
    gap: '⋯',
  },
  en: {
    name: 'Your code beside the solution',
    explain:
      'Lines with − are in your code only, lines with + in the solution only. After taking it, Undo brings your code back.',
    same: 'Your code is the solution, letter by letter.',
    loading: 'Loading the solution.',
    failed: 'The solution did not load. Close this and open it again.',
    retry: 'Try again',
    take: 'Take the solution',
    close: 'Close',
    added: 'in the solution only',
    removed: 'in your code only',
    gap: '⋯',
  },
};
