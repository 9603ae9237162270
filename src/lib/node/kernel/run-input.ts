import type { LinkChange } from '../../net/link-settings.ts';
import type { Time } from '../../net/time.ts';

/** The signals a run can be given from outside. */
export type SignalName = 'SIGINT' | 'SIGKILL' | 'SIGTERM';

/** What can be changed on a link while it is in use, in both directions. `rate` in bits a second. */
export type LinkInput = Pick<
  LinkChange,
  'rate' | 'delay' | 'jitter' | 'loss' | 'duplicate' | 'queue' | 'mtu' | 'down'
>;

/**
 * What reaches a run from outside the model: what people do, and where the engine's own patience ended, which depends
 * on real time. Plain data; with the moments they are applied at they make a run repeatable.
 */
export type RunInput =
  /** Text for a process's stdin; null is its end. */
  | { readonly type: 'stdin'; readonly process: string; readonly text: string | null }
  /** To every process unless one is named. */
  | { readonly type: 'signal'; readonly name: SignalName; readonly process?: string }
  /**
   * Ends a process with SIGTERM, with SIGKILL when asked again before it has ended, and starts it anew. `files`
   * (absolute path → text) replace those it had.
   */
  | {
      readonly type: 'restart';
      readonly process: string;
      readonly files?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'link'; readonly between: readonly [string, string]; readonly change: LinkInput }
  /** Takes a packet off the link it is on, by the number of its crossing; nothing when it is there no longer. */
  | { readonly type: 'remove'; readonly hop: number }
  /** The slice that follows ended after so many loop turns and calls: it had computed for too long. */
  | { readonly type: 'loop-limit'; readonly process: string; readonly count: number }
  /**
   * The slice that follows was never answered. `message` is what a worker that broke down said; `memory` the bytes that
   * the process was not to exceed.
   */
  | {
      readonly type: 'lost';
      readonly process: string;
      readonly byUser?: boolean;
      readonly message?: string;
      readonly memory?: number;
    };

/**
 * A place in a run: after so many steps (events of the network, and slices of processes, counted from 0), at this
 * virtual time, which lies between those of the steps before and after.
 */
export interface Moment {
  readonly at: Time;
  readonly step: number;
}

export type RecordedInput = RunInput & Moment;
