import type { LinkDescription, PerDirection, ProcessDescription } from '../net/scenario.ts';
import type { Check, Sentence } from './check.ts';

/**
 * What a hostile run changes in a lab. Programs of `check/` are named with that folder (`check/drip.mjs`); they may
 * import the learner's files from `../`.
 */
export interface Change {
  /** Processes that are otherwise: by name, what differs. */
  readonly otherwise?: Readonly<Record<string, Partial<Omit<ProcessDescription, 'name'>>>>;
  readonly without?: readonly string[];
  /** More processes, after the lab's own. */
  readonly add?: readonly ProcessDescription[];
  /** More hosts, each with a link like the first of the lab, to the same far end. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Of every link. */
  readonly link?: Partial<Omit<LinkDescription, 'between'>> & { readonly loss?: PerDirection<number> };
}

/** A run under conditions that the learner has not seen. */
export interface HostileRun {
  readonly id: string;
  /** Its name in a list: 한 바이트씩 오는 글. */
  readonly title: Sentence;
  /** What is done to the programs, in one sentence. */
  readonly about: Sentence;
  readonly change: Change;
  readonly checks: readonly Check[];
}

/** The default export of a lab's `check.ts`. */
export interface LabChecks {
  /** On the lab's own scenario. */
  readonly run: readonly Check[];
  readonly hostile: readonly HostileRun[];
  /**
   * What two right runs may print differently: ports, what depends on the order of arrivals. Left out before the output
   * of one engine is compared with that of another, line by line, in any order.
   */
  readonly varies?: RegExp;
}
