import type { Scenario } from '../../net/scenario.ts';
import type { Moment, RecordedInput } from './run-input.ts';

/** What a run may use before it is stopped. */
export interface RunLimits {
  /** Most bytes a process may print. */
  readonly output: number;
  /** Most loop turns and calls of a program between two waits. */
  readonly loop: number;
  /** Most times a process may run: slices, of which a timer that fires takes one. */
  readonly turns: number;
  /** Most sockets a process may have open at once. */
  readonly sockets: number;
}

/**
 * A run as plain JSON: all it depends on, so that it can be made again, byte for byte, in Node and in any browser,
 * at any pace. Times are nanoseconds of virtual time.
 */
export interface Recording {
  readonly format: 'ieum-recording';
  readonly version: 1;
  /** With the seed it ran with. */
  readonly scenario: Scenario;
  /** Absolute path → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly limits: RunLimits;
  /** What reached it from outside, in order. */
  readonly inputs: readonly RecordedInput[];
  /** Where the run was when it was recorded. */
  readonly end: Moment;
  /** A hash for every event, by which a replay finds the first one that differs (transcript.ts). */
  readonly digest: string;
}

/** Every text that a process of the run finds, at its start or when it is started anew. For `partsFor`. */
export function everyFile({ files, inputs }: Recording): Record<string, string> {
  const every: Record<string, string> = { ...files };
  for (const [index, input] of inputs.entries()) {
    if (input.type !== 'restart') continue;
    for (const [path, text] of Object.entries(input.files ?? {})) every[`${index} ${path}`] = text;
  }
  return every;
}
