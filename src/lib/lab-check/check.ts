import type { Texts } from '../i18n/language.ts';
import type { SourcePosition } from '../net/trace/event.ts';
import type { Ability } from '../sandbox/engine.ts';
import type { Evidence } from './evidence.ts';

/** A sentence to the learner in both languages. Code in backquotes. */
export type Sentence = Texts<string>;

/** Where to look: a row of the ladder (`Hop.id`), or a line of one of the project's files. */
export type Place =
  | { readonly kind: 'packet'; readonly hop: number }
  | { readonly kind: 'line'; readonly source: SourcePosition };

/** What happened in place of what a check expects. */
export interface Finding {
  readonly happened: Sentence;
  readonly at?: Place | undefined;
}

/**
 * One thing that must hold after a run, in whatever order things happened. `output` checks look at what programs print
 * and how they end, and hold in every engine and in plain Node; `trace` checks look at packets and sockets.
 */
export interface Check {
  /** Unique in its lab. */
  readonly id: string;
  readonly grade: 'output' | 'trace';
  /** What a run's engine must have for the programs to do this at all; `trace` checks need packets as it is. */
  readonly needs?: Need;
  /** What is expected, said before and after. */
  readonly expected: Sentence;
  /** Undefined when it holds. */
  judge(evidence: Evidence): Finding | undefined;
}

/** What not every engine has, and some checks cannot do without. */
export type Need = Extract<Ability, 'packets' | 'udp'>;

export const needOf = ({ grade, needs }: Check): Need | undefined =>
  needs ?? (grade === 'trace' ? 'packets' : undefined);

export interface Verdict {
  readonly check: Check;
  /** `unseen`: the run's engine has not what the check needs. */
  readonly outcome: 'passed' | 'failed' | 'unseen';
  readonly finding?: Finding;
}

export function judge(checks: readonly Check[], evidence: Evidence): Verdict[] {
  return checks.map((check) => {
    const need = needOf(check);
    if (need && !evidence.abilities.has(need)) return { check, outcome: 'unseen' };
    const finding = check.judge(evidence);
    return finding ? { check, outcome: 'failed', finding } : { check, outcome: 'passed' };
  });
}

/**
 * The first line of a file that has the text, or fits the pattern; else its first `TODO`. For findings about what a
 * program printed, which know no line.
 */
export function lineWith({ project }: Evidence, file: string, wanted: string | RegExp): Place | undefined {
  const text = project.files.find(({ path }) => path === file)?.text;
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const fits = (line: string) => (typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line));
  const found = lines.findIndex(fits);
  const line = found >= 0 ? found : lines.findIndex((one) => one.includes('TODO'));
  return line < 0 ? undefined : { kind: 'line', source: { file, line: line + 1, column: 1 } };
}
