import constants from 'ieum:constants';
import type { Time } from '../net/time.ts';
import type { SourcePosition } from '../net/trace/event.ts';
import { AsyncContext } from './async-context.ts';
import type { HandleWrap } from './bindings/handle-wrap.ts';
import { DiskExchange } from './disk-change.ts';
import type { PortTable } from './port-table.ts';
import type { Boot, KernelEvent, Operation, SocketId } from './protocol.ts';

/** Whoever is told of what happens to one socket. */
export interface SocketOwner {
  receive(event: KernelEvent): void;
}

/** What `setupHooks` hands the native side: told of the life of every asynchronous resource. */
export interface AsyncHooks {
  init(id: number, type: string, trigger: number, resource: object): void;
  destroy(id: number): void;
}

/** A promise rejected with no handler, or handled after that. */
export interface Rejection {
  readonly type: number;
  readonly promise: Promise<unknown>;
  readonly reason: unknown;
}

/** A function of Node's library, known by name only. */
export type LibraryFunction = (...values: unknown[]) => unknown;

/**
 * What the bindings of one process share: the part that `node::Environment` plays in Node's own native side.
 * A worker holds one process, and so one of these.
 */
export class Environment {
  /** What the process is; there from `start` on, not yet while the library loads. */
  boot!: Boot;
  /** Called when the process learns what it is. */
  readonly #atStart: ((boot: Boot) => void)[] = [];
  /** Virtual time of the slice that runs. */
  now = 0 as Time;
  readonly symbols: Readonly<Record<string, symbol>>;
  readonly privateSymbols: Readonly<Record<string, symbol>>;
  readonly ports: PortTable;
  readonly disk = new DiskExchange();
  /** The working directory, which a program may change. */
  cwd!: string;
  /** Goes to a folder, of the project's files or on the disk once the program uses it; false when there is none. */
  changeFolder = (path: string): boolean =>
    path === '/' ||
    path === this.boot.cwd ||
    Object.keys(this.boot.files).some((file) => file.startsWith(`${path}/`));
  readonly sockets = new Map<SocketId, SocketOwner>();
  /** Who waits for the kernel's answer about a name, by request number. */
  readonly answers = new Map<number, (event: KernelEvent) => void>();
  /** Open handles; a referenced, active one keeps the process alive. */
  readonly handles = new Set<HandleWrap>();
  /** Requests under way; each keeps the process alive. */
  requests = 0;
  /** Callbacks of the next poll phase: completions that libuv would report there. */
  pending: (() => void)[] = [];
  closing: (() => void)[] = [];
  readonly tickInfo = new Uint8Array(2);
  readonly immediateInfo = new Uint32Array(3);
  readonly timeoutInfo = new Int32Array(1);
  /** When the library wants its timers run, in whole milliseconds of loop time; undefined for never. */
  timerAt: number | undefined;
  readonly asyncIds = new Float64Array(4);
  readonly asyncFields = new Uint32Array(9);
  asyncHooks: AsyncHooks | undefined;
  asyncContextFrame: unknown;
  readonly asyncContext = new AsyncContext(this);
  /** The library's `require`, once it has started. */
  require!: (id: string) => Record<string, unknown>;
  process!: Record<string | symbol, unknown>;
  /** `internalBinding`. */
  binding!: (name: string) => Record<string, unknown>;
  /** Fills bytes from the run's seed. */
  fillRandom!: (bytes: Uint8Array) => void;
  /** What the host has told of rejections and the library has not heard yet. */
  readonly rejections: Rejection[] = [];
  promiseRejected: ((type: number, promise: Promise<unknown>, reason: unknown) => void) | undefined;
  /** Hands a message to the library's MessagePort. */
  emitMessage!: LibraryFunction;
  processImmediate!: () => Generator<void, void>;
  processTimers!: (now: number) => Generator<void, number>;
  runNextTicks!: () => void;
  prepareStackTrace: ((scope: object, error: unknown, trace: readonly unknown[]) => unknown) | undefined;
  enhanceFatalError: readonly LibraryFunction[] = [];
  /** Set by the process: prints the error and ends the process unless the program handles it. */
  triggerUncaught!: (error: unknown, fromPromise: boolean) => void;
  /** Set by the process: ends it at once. Never returns: it throws what only the process catches. */
  exit!: (code: number, signal?: string) => never;
  /** Set by the process: loads the learner's files. */
  modules!: { moduleExports(): object };
  /** Set by the process: runs the program's handlers of a signal, or ends the process. */
  signalled!: (number: number) => void;
  /** The program's signal handlers, by signal number. */
  readonly signalHandles = new Map<number, Set<() => void>>();
  write!: (stream: 'stdout' | 'stderr', text: string) => void;
  /** The frames of the present call as util.getCallSites gives them. */
  callSites!: (count: number) => readonly object[];
  /** Where in the learner's program the present call comes from, if it comes from there. */
  position!: () => SourcePosition | undefined;
  /** Set by the process: the line of the learner's program that made an error (column from 0), for `assert(value)`. */
  sourceOf!: (error: object) => { readonly sourceLine: string; readonly startColumn: number } | undefined;
  /** The position that the running callback goes back to, for operations that no learner's frame is above. */
  cause: SourcePosition | undefined;
  operations: Operation[] = [];
  #lastSocket = 0;
  #lastRequest = 0;

  constructor(ports: PortTable) {
    this.ports = ports;
    this.symbols = Object.fromEntries(constants.symbols.map((name) => [name, Symbol(name)]));
    this.privateSymbols = Object.fromEntries(constants.privateSymbols.map((name) => [name, Symbol(name)]));
    const { kDefaultTriggerAsyncId, kAsyncIdCounter } = constants.asyncWrap.constants as Record<
      string,
      number
    >;
    this.asyncIds[kAsyncIdCounter!] = 1;
    this.asyncIds[kDefaultTriggerAsyncId!] = -1;
  }

  /** Has what depends on the process's identity done as soon as it is known. */
  atStart(action: (boot: Boot) => void): void {
    this.#atStart.push(action);
  }

  start(boot: Boot): void {
    this.boot = boot;
    this.cwd = boot.cwd;
    for (const action of this.#atStart) action(boot);
  }

  /** Sockets that a process opens have even numbers. */
  nextSocket(): SocketId {
    this.#lastSocket += 2;
    return this.#lastSocket;
  }

  /** Begins a request that the kernel will answer, which keeps the process alive until then. Returns its number. */
  begin(answered: (event: KernelEvent) => void): number {
    const number = ++this.#lastRequest;
    this.requests++;
    this.answers.set(number, (event) => {
      this.answers.delete(number);
      this.requests--;
      answered(event);
    });
    return number;
  }

  /** Asks the kernel, with the learner's line that this goes back to. */
  operate(operation: Operation): void {
    const source = this.position() ?? this.cause;
    this.operations.push(source ? { ...operation, source } : operation);
  }

  note(label: string, socket?: SocketId): void {
    this.operations.push(socket === undefined ? { type: 'note', label } : { type: 'note', label, socket });
  }

  /** Loop time in milliseconds, as `uv_now` gives it. */
  get milliseconds(): number {
    return Math.floor(this.now / 1e6);
  }
}
