import type { Answer, QuestionProgress } from './progress.ts';

/** A day of the learner's calendar, counted from any day. */
export type Day = number;

/** A question that was missed, or answered without being sure, comes back after so many days, each time it is known again (Latimier, Peyre & Ramus 2021: equal or growing gaps make no difference). */
export const INTERVALS: readonly number[] = [1, 7, 21];

/** No more than this in a day, or nobody comes back. */
export const MOST_A_DAY = 8;

/** When a question comes back. */
export interface Due {
  readonly day: Day;
  /** Its last answer was wrong although the learner was sure: such errors come first (Butterfield & Metcalfe 2001). */
  readonly surprising: boolean;
}

export interface Standing {
  /** Undefined while nothing is to be brought back. */
  readonly due: Due | undefined;
  /** The latest day on which it was answered when it was due. */
  readonly reviewed: Day | undefined;
}

/** Where a question stands, from all answers to it. Right answers before it is due prove nothing yet; wrong ones always count. */
export function standingOf(answers: readonly Answer[], dayOf: (at: number) => Day): Standing {
  let due: Due | undefined;
  let step = 0;
  let reviewed: Day | undefined;
  for (const { at, score, confidence } of answers) {
    const today = dayOf(at);
    const isDue = due !== undefined && due.day <= today;
    const isKnown = score === 1 && (confidence === undefined || confidence === 'sure');
    if (isDue) reviewed = today;
    if (score < 1 || (due === undefined && !isKnown)) {
      step = 0;
      due = { day: today + INTERVALS[0]!, surprising: score < 1 && confidence === 'sure' };
    } else if (isDue) {
      if (isKnown) step++;
      const interval = INTERVALS[step];
      due = interval === undefined ? undefined : { day: today + interval, surprising: false };
    }
  }
  return { due, reviewed };
}

/** A question of the course. */
export interface CourseQuestion {
  readonly id: string;
  readonly version: number;
}

export interface Review {
  /** What comes back today, in the order it is asked: surprises first, then what has waited longest. */
  readonly today: readonly string[];
  /** How many come back on later days, or have to wait because the day is full; by day. */
  readonly later: ReadonlyMap<Day, number>;
}

/** What comes back, of the questions that the course has now (in its order). */
export function reviewOf(
  questions: Readonly<Record<string, QuestionProgress>>,
  course: readonly CourseQuestion[],
  dayOf: (at: number) => Day,
  now: number,
): Review {
  const today = dayOf(now);
  const standing = course.flatMap(({ id, version }) => {
    const known = questions[id];
    return known?.version === version ? [{ id, ...standingOf(known.answers, dayOf) }] : [];
  });
  const due = standing
    .flatMap((one) => (one.due && one.due.day <= today ? [{ id: one.id, ...one.due }] : []))
    .sort((one, other) => Number(other.surprising) - Number(one.surprising) || one.day - other.day);
  const room = MOST_A_DAY - standing.filter(({ reviewed }) => reviewed === today).length;
  const asked = due.slice(0, Math.max(0, room));
  const later = new Map<Day, number>();
  const count = (day: Day, many: number) => many > 0 && later.set(day, (later.get(day) ?? 0) + many);
  count(today + 1, due.length - asked.length);
  for (const one of standing) if (one.due && one.due.day > today) count(one.due.day, 1);
  return { today: asked.map(({ id }) => id), later: new Map([...later].sort(([a], [b]) => a - b)) };
}

/** The day of the learner's own calendar. */
export function localDay(at: number): Day {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
