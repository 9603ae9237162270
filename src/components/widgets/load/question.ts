import { byChance } from './model.ts';
import { type Recording, unanswered } from './recording.ts';
import { SERVICE_RATE, type Settings } from './settings.ts';

/** What a tab asks: a time in ms, or a share in per cent. */
export interface Question {
  readonly unit: 'ms' | '%';
  /** Quick answers, by what somebody who gives them thinks. */
  readonly choices: readonly (readonly [kind: Kind, value: number])[];
  /** The end of the axis on which the guess is drawn. */
  readonly top: number;
  /** One key press moves the guess so far. */
  readonly step: number;
  /** Where the guess stands before anybody has moved it. */
  readonly start: number;
}

export type Kind = 'in-proportion' | 'double' | 'same' | 'none' | 'excess' | 'half' | 'tenth';

/** The rate that a learner knows the mean time of, when asked for another. */
export const rateBefore = ({ rate }: Settings): number => rate - 5;

export function questionOf(settings: Settings): Question {
  const { rate, B, c, tab } = settings;
  if (tab === 1) {
    const before = byChance(rateBefore(settings), 1, B).mean * 1000;
    const choices = [
      ['in-proportion', (before * rate) / rateBefore(settings)],
      ['double', before * 2],
      ['same', before],
    ] as const;
    return { unit: 'ms', choices: rounded(choices), top: 300, step: 5, start: 150 };
  }
  if (tab === 3) {
    const alone = byChance(rate, 1, B).mean * 1000;
    const choices = [
      ['in-proportion', alone / c],
      ['tenth', alone / 12],
      ['same', alone],
    ] as const;
    const top = B > 0 ? Math.ceil((B * 1100) / SERVICE_RATE / 50) * 50 : 300;
    return { unit: 'ms', choices: rounded(choices), top, step: 10, start: top / 4 };
  }
  const left = SERVICE_RATE * (tab === 4 ? c - 1 : c);
  const choices = [
    ['none', 0],
    ['excess', Math.max(100 - (100 * left) / rate, 0)],
    ['half', tab === 4 ? 75 : 50],
  ] as const;
  return { unit: '%', choices: rounded(choices), top: 100, step: 1, start: 25 };
}

const rounded = (choices: Question['choices']): Question['choices'] =>
  choices
    .filter(([, value]) => Number.isFinite(value))
    .map(([kind, value]) => [kind, Math.round(value)] as const);

/** The model's answer in the question's unit; Infinity where the queue only grows. */
export function answerOf(settings: Settings, recording: Recording): number {
  const { mean, loss } = recording.longRun;
  switch (settings.tab) {
    case 2:
      return loss * 100;
    case 4:
      return unanswered(recording, settings.fail + settings.notice, recording.end) * 100;
    default:
      return mean * 1000;
  }
}

/** A guess counts as right within a tenth of a time, and within three per cent points of a share. */
export const isClose = (unit: Question['unit'], guess: number, answer: number): boolean =>
  Math.abs(guess - answer) <= (unit === '%' ? 3 : answer * 0.1);
