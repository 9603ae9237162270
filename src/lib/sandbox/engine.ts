import type { Time } from '../net/time.ts';
import type { SourcePosition, TraceEvent } from '../net/trace/event.ts';
import type { Recording } from '../node/kernel/recording.ts';
import type { Message } from './message.ts';
import type { Project, ProjectFile } from './project.ts';

export type EngineName = 'embedded' | 'webcontainer';

/** What an engine can do beyond running programs. The sandbox shows only the controls that its engine has. */
export type Ability =
  | 'packets'
  | 'link-conditions'
  | 'udp'
  | 'hosts'
  | 'virtual-time'
  /** `Run.control`. */
  | 'control'
  | 'terminal'
  | 'npm'
  | 'preview';

/** Why a process was stopped from outside. */
export type StopReason =
  | { readonly kind: 'loop'; readonly source?: SourcePosition }
  | { readonly kind: 'output'; readonly limit: number }
  /** It held more bytes than it may. */
  | { readonly kind: 'memory'; readonly limit: number }
  /** It ran too many times: a timer or an event that always brings the next. */
  | { readonly kind: 'turns'; readonly limit: number; readonly source?: SourcePosition }
  | { readonly kind: 'sockets'; readonly limit: number; readonly source?: SourcePosition }
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
  /** The run stands still: paused, a step done, or come to where it was sent. */
  | { readonly type: 'paused'; readonly at: Time }
  /** The run is made again from its beginning, to an earlier time: what was told of it so far is told again. */
  | { readonly type: 'rewound' }
  /** The clock has moved while nothing happened: at a pace that can be watched. */
  | { readonly type: 'time'; readonly at: Time }
  /** The run is over: every process has ended, `until` was reached, or it was stopped. */
  | { readonly type: 'done'; readonly at: Time }
  /** The engine itself failed; the page says so and reading goes on. */
  | { readonly type: 'failed'; readonly message: string };

/** Conditions of one link, changeable while the run goes on. Delay is one-way, loss a probability from 0 to 1. */
export interface LinkConditions {
  readonly delay?: Time;
  readonly loss?: number;
  /** Bits a second. */
  readonly rate?: number;
  /** Packets that may wait behind the one being transmitted; 0 means no limit. */
  readonly queue?: number;
  /** While it is down, what enters is lost. */
  readonly down?: boolean;
}

/** How a run begins, where the engine has control over it. */
export interface RunOptions {
  /**
   * Virtual milliseconds that pass in one real millisecond: 1 is real time, 0.1 slow motion.
   * As fast as possible (Infinity) when absent; then a run of seconds is over before a slider can be moved.
   */
  readonly speed?: number;
  /** Stands still at virtual time 0. */
  readonly paused?: boolean;
}

export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

/** An interactive shell: what is typed goes in, what a terminal shows comes out. */
export interface Shell {
  readonly output: ReadableStream<string>;
  /** Fulfilled with its exit code. */
  readonly ended: Promise<number>;
  write(text: string): void;
  resize(size: TerminalSize): void;
  close(): void;
}

/** One run of a project. */
export interface Run {
  /** Sends SIGTERM to one process (by its name in the scenario), or to all; SIGKILL when asked again. */
  stop(process?: string): void;
  /** Gives a line, or the end of input (null), to a process's stdin. */
  input(process: string, text: string | null): void;
  /** Changes a link, named by the hosts at its ends, in both directions. */
  setLink(between: readonly [string, string], conditions: LinkConditions): void;
  /** The capture so far as a pcapng file; undefined where the engine has no packets. */
  capture(): Promise<Uint8Array | undefined>;
  /** Ends the run at once and frees its workers. */
  dispose(): void;
  /** A shell beside the run's processes; absent where the engine has no `terminal`. */
  readonly openShell?: (size: TerminalSize) => Promise<Shell>;
  /** Absent where the engine cannot repeat a run. */
  readonly control?: RunControl;
}

/**
 * Power over a run that is deterministic. What is asked of it, here and in `Run`, is applied between two of its steps, at
 * the virtual time it then is, and remembered: a run that is rewound, or made again from its recording, is given the
 * same at the same places. After going back, the first new input makes the run go another way from there.
 */
export interface RunControl {
  /** Sends SIGKILL. */
  kill(process: string): void;
  /** Ends a process as `stop` does, and starts it anew with the project's files as they are given now. */
  restart(process: string, files?: readonly ProjectFile[]): void;
  /** Drops a packet that is under way, by the number of its crossing (`hop` in the trace). */
  dropPacket(hop: number): void;
  /** Stands still before the next thing happens. */
  pause(): void;
  /** Goes on, at its speed. */
  resume(): void;
  /** Goes on to the next event of any kind, or to the next that happens to a packet, and stands still there. */
  step(what: 'event' | 'packet'): void;
  /** As `RunOptions.speed`; holds from now on. */
  setSpeed(speed: number): void;
  /** Goes to a virtual time, forward or back, and stands still there. */
  seek(to: Time): void;
  /** All it takes to make the run again. */
  recording(): Promise<Recording | undefined>;
}

export interface Engine {
  readonly name: EngineName;
  readonly abilities: ReadonlySet<Ability>;
  /**
   * Starts a run. Events come until `done` or `failed`, each batch in order.
   * Rejects only when the engine cannot start at all; what learners' programs do arrives as events.
   */
  start(project: Project, listen: (events: readonly RunEvent[]) => void, options?: RunOptions): Promise<Run>;
  dispose(): void;
}
