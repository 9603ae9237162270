import type { GradedChoice, NumericKey } from '../../lib/quiz/grade.ts';

/** What a rendered question carries in its JSON: the key with its numbers computed, and the texts of one language. */
export type QuestionData =
  | {
      readonly kind: 'single' | 'multiple';
      readonly choices: readonly (GradedChoice & { readonly why: string })[];
    }
  | (Omit<NumericKey, 'detectors'> & {
      readonly kind: 'numeric';
      readonly why: string;
      readonly detectors: readonly { readonly value: number; readonly why: string }[];
    })
  | {
      readonly kind: 'ordering';
      /** Ids in the right order. */
      readonly key: readonly string[];
      readonly why: string;
    }
  | {
      readonly kind: 'matching';
      readonly rows: readonly { readonly id: string; readonly answer: string; readonly why: string }[];
    };

/** The data of one kind of question. */
export type DataOf<Kind extends QuestionData['kind']> = Extract<QuestionData, { kind: Kind }>;

/** Told by a question whenever an answer has been graded; bubbles. `first` is true for the first answer since the page opened. */
export interface AnsweredDetail {
  readonly id: string;
  readonly version: number;
  readonly correct: boolean;
  readonly first: boolean;
}

export const ANSWERED = 'quiz-answered';
