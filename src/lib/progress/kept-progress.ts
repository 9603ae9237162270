import type {
  Answer,
  Confidence,
  LabProgress,
  LessonProgress,
  PredictionMade,
  Progress,
} from './progress.ts';

/** The version of the form in which progress is written. Raise it with a migration when the form changes. */
const VERSION = 2;

/** How a text was not understood: no progress of this site, or written by a newer version of it. `where` names the first place that is wrong. */
export interface ProgressProblem {
  readonly problem: 'not-progress' | 'newer';
  readonly where: string;
}

/** One step of the way to the present form; takes and gives the value of a file, whose fields are not checked yet. */
type Migration = (old: Record<string, unknown>) => Record<string, unknown>;

/** By the version that each starts from. What is not as that version wrote it is passed on, to be named by the reader. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {
  // Version 1 knew right and wrong; since then an answer can be right in part.
  1: (old) => ({ ...old, questions: mapped(old.questions, withScores) }),
};

function withScores(question: unknown): unknown {
  if (!isRecord(question) || !Array.isArray(question.answers)) return question;
  const answers = question.answers.map((answer: unknown) => {
    if (!isRecord(answer) || typeof answer.correct !== 'boolean') return answer;
    const { correct, ...rest } = answer;
    return { ...rest, score: correct ? 1 : 0 };
  });
  return { ...question, answers };
}

function mapped(values: unknown, change: (value: unknown) => unknown): unknown {
  if (!isRecord(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, change(value)]));
}

/** Progress as a text that can be kept or exported. */
export function writeProgress(progress: Progress): string {
  return JSON.stringify({ ieum: 'progress', version: VERSION, ...progress });
}

/** Reads what this or any earlier version of the site has written. Fields of nobody's making are left out. */
export function readProgress(text: string): Progress | ProgressProblem {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: 'not-progress', where: 'JSON' };
  }
  try {
    return progressOf(migrated(file));
  } catch (error) {
    if (error instanceof Misread) return { problem: error.problem, where: error.where };
    throw error;
  }
}

/** Where a file stops being what it should be. */
class Misread extends Error {
  readonly problem: ProgressProblem['problem'];
  readonly where: string;

  constructor(where: string, problem: ProgressProblem['problem'] = 'not-progress') {
    super(`${problem}: ${where}`);
    this.problem = problem;
    this.where = where;
  }
}

function migrated(file: unknown): Record<string, unknown> {
  let value = record(file, 'JSON');
  if (value.ieum !== 'progress') throw new Misread('ieum');
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new Misread('version');
  if (version > VERSION) throw new Misread('version', 'newer');
  for (let from = version; from < VERSION; from++) value = MIGRATIONS[from]!(value);
  return value;
}

function progressOf(file: Record<string, unknown>): Progress {
  return {
    lessons: each(file, 'lessons', (value, where): LessonProgress => {
      const place = optional(value, 'place', where, string);
      const placed = optional(value, 'placed', where, time);
      const finished = optional(value, 'finished', where, time);
      return {
        visited: time(value.visited, `${where}.visited`),
        ...(place !== undefined && { place }),
        ...(placed !== undefined && { placed }),
        ...(finished !== undefined && { finished }),
      };
    }),
    predictions: each(file, 'predictions', (value, where): PredictionMade => {
      const right = optional(value, 'right', where, boolean);
      return {
        at: time(value.at, `${where}.at`),
        guess: string(value.guess, `${where}.guess`),
        ...(right !== undefined && { right }),
      };
    }),
    labs: each(file, 'labs', (value, where): LabProgress => {
      const passed = optional(value, 'passed', where, time);
      return {
        started: time(value.started, `${where}.started`),
        ...(passed !== undefined && { passed }),
      };
    }),
    questions: each(file, 'questions', (value, where) => {
      const { version, answers } = value;
      if (typeof version !== 'number') throw new Misread(`${where}.version`);
      if (!Array.isArray(answers) || answers.length === 0) throw new Misread(`${where}.answers`);
      return {
        version,
        answers: answers.map((answer, place) => answerOf(answer, `${where}.answers[${place}]`)),
      };
    }),
  };
}

function answerOf(value: unknown, where: string): Answer {
  const answer = record(value, where);
  const confidence = optional(answer, 'confidence', where, confidenceOf);
  return {
    at: time(answer.at, `${where}.at`),
    score: share(answer.score, `${where}.score`),
    ...(confidence !== undefined && { confidence }),
  };
}

function each<Value>(
  file: Record<string, unknown>,
  field: string,
  read: (value: Record<string, unknown>, where: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record(file[field], field)).map(([id, value]) => {
      const where = `${field}["${id}"]`;
      return [id, read(record(value, where), where)];
    }),
  );
}

function optional<Value>(
  value: Record<string, unknown>,
  field: string,
  where: string,
  read: (value: unknown, where: string) => Value,
): Value | undefined {
  return value[field] === undefined ? undefined : read(value[field], `${where}.${field}`);
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (!isRecord(value)) throw new Misread(where);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function share(value: unknown, where: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new Misread(where);
  return value;
}

function time(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw new Misread(where);
  return value;
}

function string(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Misread(where);
  return value;
}

function boolean(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw new Misread(where);
  return value;
}

function confidenceOf(value: unknown, where: string): Confidence {
  if (value !== 'guess' && value !== 'maybe' && value !== 'sure') throw new Misread(where);
  return value;
}
