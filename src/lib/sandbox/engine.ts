import type { Time } from '../net/time.ts';
import type { SourcePosition, TraceEvent } from '../net/trace/event.ts';
import type { Message } from './message.ts';
import type { Project } from './project.ts';

/** What an engine can do beyond running programs. The sandbox shows only the controls that its engine has. */
export type Ability =
  | 'packets'
  | 'link-conditions'
  | 'udp'
  | 'hosts'
  | 'virtual-time'
  | 'terminal'
  | 'npm'
  | 'preview';

/** Why a process was stopped from outside. */
export type StopReason =
  | { readonly kind: 'loop'; readonly source?: SourcePosition }
  | { readonly kind: 'output'; readonly limit: number }
  | { readonly kind: 'unresponsive'; readonly source?: SourcePosition }
  | { readonly kind: 'stopped-by-user' };

/** What a run tells its page, in the order it happened. `at` is virtual time where the engine has it. */
export type RunEvent =
  | { readonly type: 'started'; readonly process: string; readonly at: Time }
  | {
      readonly type: 'output';
      readonly process: string;
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
      readonly at: Time;
    }
  | {
      readonly type: 'exit';
      readonly process: string;
      readonly code: number;
      readonly signal?: string;
      readonly reason?: StopReason;
      readonly at: Time;
    }
  | { readonly type: 'trace'; readonly events: readonly TraceEvent[] }
  /** Bytes went from process to process: told by engines that have no packets. */
  | { readonly type: 'message'; readonly message: Message }
  /** A process answers HTTP at a port; `address` is where the page can show it. */
  | { readonly type: 'server-ready'; readonly port: number; readonly address: string }
  /** What the packages of the project bring before it starts: npm's own line. */
  | { readonly type: 'installing'; readonly line: string }
  /** Every process waits and nothing is under way: only input from outside can move the run on. */
  | { readonly type: 'idle'; readonly at: Time }
  /** The run is over: every process has ended, `until` was reached, or it was stopped. */
  | { readonly type: 'done'; readonly at: Time }
  /** The engine itself failed; the page says so and reading goes on. */
  | { readonly type: 'failed'; readonly message: string };

/** Conditions of one link, changeable while the run goes on. Delay is one-way, loss a probability from 0 to 1. */
export interface LinkConditions {
  readonly delay?: Time;
  readonly loss?: number;
}

/** One run of a project. */
export interface Run {
  /** Sends SIGTERM to one process (by its name in the scenario), or to all. */
  stop(process?: string): void;
  /** Gives a line, or the end of input (null), to a process's stdin. */
  input(process: string, text: string | null): void;
  /** Changes a link, named by the hosts at its ends, in both directions. */
  setLink(between: readonly [string, string], conditions: LinkConditions): void;
  /** The capture so far as a pcapng file; undefined where the engine has no packets. */
  capture(): Promise<Uint8Array | undefined>;
  /** Ends the run at once and frees its workers. */
  dispose(): void;
}

export interface Engine {
  readonly name: 'embedded' | 'webcontainer';
  readonly abilities: ReadonlySet<Ability>;
  /**
   * Starts a run. Events come until `done` or `failed`, each batch in order.
   * Rejects only when the engine cannot start at all; what learners' programs do arrives as events.
   */
  start(project: Project, listen: (events: readonly RunEvent[]) => void): Promise<Run>;
  dispose(): void;
}
