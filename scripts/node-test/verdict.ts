import type { ProcessEnd } from '../../src/lib/node/kernel/kernel-listener.ts';
import { describeEnd } from '../../src/lib/node/sim/describe-end.ts';
import { flagsOf, type TestFile } from './test-file.ts';

/** What became of one test file. */
export type Verdict =
  | { readonly result: 'pass' }
  | { readonly result: 'fail' | 'not applicable'; readonly reason: string };

/** How its process went in the engine. `end` is undefined when it had not ended after all the time it was given. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly end: ProcessEnd | undefined;
  /** Whether nothing could happen any more when the run ended. */
  readonly idle: boolean;
}

/** The code that stand-ins/absent.cjs exits with. */
const NOT_APPLICABLE = 86;

/** Flags that change nothing but what `node` itself prints on stderr. */
const HARMLESS_FLAGS = /^--(no-warnings|trace-warnings|trace-deprecation|trace-uncaught)$/;

const notApplicable = (reason: string): Verdict => ({ result: 'not applicable', reason });

/** What the text of a file alone shows that it needs and a page cannot have. */
export function ruledOut(test: TestFile): Verdict | undefined {
  const flags = flagsOf(test).filter((flag) => !HARMLESS_FLAGS.test(flag));
  if (flags.some((flag) => /^--expose[-_]internals$/.test(flag))) return notApplicable('internals');
  if (flags.some((flag) => /^--expose[-_]gc$/.test(flag))) return notApplicable('garbage collection');
  if (flags.length > 0) return notApplicable(`CLI flag ${flags.join(' ')}`);
  if (/\bPIPE\b/.test(test.text)) return notApplicable('unix pipe');
  return undefined;
}

/** Judges a run as Node's own runner does (tools/test.py): by the exit code, and by the line of a skipped test. */
export function judge({ stdout, stderr, end, idle }: Outcome, virtualLimit: string): Verdict {
  if (!end) {
    return {
      result: 'fail',
      reason: idle
        ? 'waits for something that never comes'
        : `runs longer than ${virtualLimit} of virtual time`,
    };
  }
  if (end.code === NOT_APPLICABLE) {
    const reason = /^not applicable: (.*)$/m.exec(stderr)?.[1];
    if (reason !== undefined) return notApplicable(reason);
  }
  if (end.code === 0 && !end.reason) {
    const skipped = /^1\.\.0 # Skipped: (.*)$/im.exec(stdout)?.[1];
    return skipped === undefined ? { result: 'pass' } : notApplicable(`skips itself: ${skipped}`);
  }
  if (end.reason) return { result: 'fail', reason: describeEnd('it', end) };
  const reason = firstReason(stdout, stderr) ?? describeEnd('it', end);
  if (/\blisten EACCES: permission denied .*[^\d]$/.test(reason)) return notApplicable('unix pipe');
  return { result: 'fail', reason };
}

/** The line of a report that says what went wrong. */
function firstReason(stdout: string, stderr: string): string | undefined {
  const lines = stderr.split('\n');
  const error = lines.find((line) =>
    /^(Uncaught |\w* *\[?)?\[?(\w*Error|AssertionError|AbortError)\b.*:/.test(line.trim()),
  );
  if (error !== undefined) {
    const detail = /(values to be|Expected values|deeply|match the)/.test(error)
      ? lines
          .slice(lines.indexOf(error) + 1)
          .filter((line) => /^\s*[+-] |^\S.* !== /.test(line))
          .slice(0, 2)
      : [];
    return [error.trim(), ...detail.map((line) => line.trim())].join(' ').slice(0, 300);
  }
  const calls = /^Mismatched .*$/m.exec(stdout)?.[0];
  if (calls !== undefined) {
    const where = /\/(test-[\w.-]+:\d+):\d+/.exec(stdout.slice(stdout.indexOf(calls)))?.[1];
    return where === undefined ? calls : `${calls} (${where})`;
  }
  return lines
    .find((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 300);
}
