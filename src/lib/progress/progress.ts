/** How sure the learner was of an answer; asked, never demanded. */
export type Confidence = 'guess' | 'maybe' | 'sure';

/** What the learner has just done. Ids are the course's own, the same in both languages. */
export type ProgressEvent =
  | {
      readonly kind: 'lesson';
      /** `2-1-1` */
      readonly lesson: string;
      /** `end`: the last lines of the lesson have been on the screen. */
      readonly reached: 'opened' | 'end';
      /** Id of the heading the learner is at. */
      readonly place?: string | undefined;
    }
  | {
      readonly kind: 'prediction';
      /** `2-1-1/swarm-time`: the lesson, and a name that stays for ever. */
      readonly id: string;
      /** What was predicted, in no language: the id or index of a choice, a number with its unit. */
      readonly guess: string;
      /** Whether it came true; absent where a prediction is neither right nor wrong. */
      readonly right?: boolean | undefined;
    }
  | {
      readonly kind: 'lab';
      /** The lab's folder in src/content/labs: `echo`. */
      readonly lab: string;
      /** `started`: something has been run. `passed`: every check holds. */
      readonly reached: 'started' | 'passed';
    }
  | {
      readonly kind: 'answer';
      /** `2-1-2/who-initiates`: the lesson's file and the question's id. */
      readonly question: string;
      /** The question's version: answers to an older one are let go, those of other questions stay. */
      readonly version: number;
      /** How much of it was right, from 0 to 1, which is all. */
      readonly score: number;
      readonly confidence?: Confidence | undefined;
    };

/** One answer. Times are milliseconds since 1970, as `Date.now()` gives them. */
export interface Answer {
  readonly at: number;
  /** How much of it was right, from 0 to 1, which is all. */
  readonly score: number;
  readonly confidence?: Confidence;
}

/** Everything that is kept of a learner. Plain JSON, and what an export holds. */
export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  readonly predictions: Readonly<Record<string, PredictionMade>>;
  readonly labs: Readonly<Record<string, LabProgress>>;
  readonly questions: Readonly<Record<string, QuestionProgress>>;
}

export interface LessonProgress {
  /** When it was last open. */
  readonly visited: number;
  /** Id of the heading the learner was last seen at. */
  readonly place?: string;
  /** When that was, where the last visit has come to no heading yet. */
  readonly placed?: number;
  /** When its end was first reached. */
  readonly finished?: number;
}

/** The first guess; what is guessed after seeing the result is no prediction. */
export interface PredictionMade {
  readonly at: number;
  readonly guess: string;
  readonly right?: boolean;
}

export interface LabProgress {
  readonly started: number;
  readonly passed?: number;
}

export interface QuestionProgress {
  readonly version: number;
  /** In the order they were given: the first one, and the latest. */
  readonly answers: readonly Answer[];
}

export const NOTHING_YET: Progress = { lessons: {}, predictions: {}, labs: {}, questions: {} };

/** Of a question the first answer is kept, and so many of the latest. */
const LATEST_ANSWERS = 40;

/** The progress after an event at time `now`. What is known already stays: doing a thing twice is no less than once. */
export function withEvent(progress: Progress, event: ProgressEvent, now: number): Progress {
  return merged(progress, asProgress(event, now));
}

/** The progress of a learner who has done nothing else. */
function asProgress(event: ProgressEvent, now: number): Progress {
  switch (event.kind) {
    case 'lesson': {
      const place = event.place === undefined ? {} : { place: event.place };
      const finished = event.reached === 'end' ? { finished: now } : {};
      return { ...NOTHING_YET, lessons: { [event.lesson]: { visited: now, ...place, ...finished } } };
    }
    case 'prediction': {
      const right = event.right === undefined ? {} : { right: event.right };
      return { ...NOTHING_YET, predictions: { [event.id]: { at: now, guess: event.guess, ...right } } };
    }
    case 'lab': {
      const passed = event.reached === 'passed' ? { passed: now } : {};
      return { ...NOTHING_YET, labs: { [event.lab]: { started: now, ...passed } } };
    }
    case 'answer': {
      const { question, version, score } = event;
      const confidence = event.confidence === undefined ? {} : { confidence: event.confidence };
      const answers = [{ at: now, score, ...confidence }];
      return { ...NOTHING_YET, questions: { [question]: { version, answers } } };
    }
  }
}

/**
 * What two browsers, tabs or exports know together. Nothing is lost, and neither the order of merging nor merging
 * twice makes a difference. Only answers to an older version of a question give way to those to a newer one.
 */
export function merged(one: Progress, other: Progress): Progress {
  return {
    lessons: mergedBy(one.lessons, other.lessons, mergedLesson),
    predictions: mergedBy(one.predictions, other.predictions, (a, b) => (precedes(a, b) ? a : b)),
    labs: mergedBy(one.labs, other.labs, mergedLab),
    questions: mergedBy(one.questions, other.questions, mergedQuestion),
  };
}

function mergedBy<Value>(
  one: Readonly<Record<string, Value>>,
  other: Readonly<Record<string, Value>>,
  merge: (a: Value, b: Value) => Value,
): Record<string, Value> {
  const all = new Map(Object.entries(one));
  for (const [id, value] of Object.entries(other)) {
    const known = all.get(id);
    all.set(id, known === undefined ? value : merge(known, value));
  }
  return Object.fromEntries(all);
}

function mergedLesson(one: LessonProgress, other: LessonProgress): LessonProgress {
  const visited = Math.max(one.visited, other.visited);
  const finished = earliest(one.finished, other.finished);
  const last = wasThereLater(one, other) ? one : other;
  const placed = placedAt(last);
  return {
    visited,
    ...(last.place !== undefined && { place: last.place }),
    ...(last.place !== undefined && placed !== visited && { placed }),
    ...(finished !== undefined && { finished }),
  };
}

/** When the learner was at the place that is known, if any is. */
const placedAt = ({ visited, place, placed = visited }: LessonProgress): number =>
  place === undefined ? -Infinity : placed;

/** Which place is the later one; of two at one time, in two tabs, always the same. */
function wasThereLater(one: LessonProgress, other: LessonProgress): boolean {
  const [at, otherAt] = [placedAt(one), placedAt(other)];
  return at === otherAt ? (one.place ?? '') >= (other.place ?? '') : at > otherAt;
}

function mergedLab(one: LabProgress, other: LabProgress): LabProgress {
  const passed = earliest(one.passed, other.passed);
  return { started: Math.min(one.started, other.started), ...(passed !== undefined && { passed }) };
}

function mergedQuestion(one: QuestionProgress, other: QuestionProgress): QuestionProgress {
  if (one.version !== other.version) return one.version > other.version ? one : other;
  const byTime = new Map([...one.answers, ...other.answers].map((answer) => [answer.at, answer]));
  const answers = [...byTime.values()].sort((a, b) => a.at - b.at);
  return {
    version: one.version,
    answers: answers.length > LATEST_ANSWERS + 1 ? [answers[0]!, ...answers.slice(-LATEST_ANSWERS)] : answers,
  };
}

/** Whether one prediction was made before another; of two at one time, made in two tabs, either may come first but always the same. */
function precedes(one: PredictionMade, other: PredictionMade): boolean {
  return one.at === other.at ? one.guess <= other.guess : one.at < other.at;
}

function earliest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
