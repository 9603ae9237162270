import constants from 'ieum:constants';
import { after, microseconds, milliseconds, type Time } from '../net/time.ts';
import type { SourcePosition } from '../net/trace/event.ts';
import { StandardInput } from './bindings/pipe-wrap.ts';
import { Encoding, encode } from './bytes.ts';
import { installDeterministicGlobals } from './deterministic-globals.ts';
import { Environment, type LibraryFunction } from './environment.ts';
import { EventLoop } from './event-loop.ts';
import { onRejection, onStrayError, turnOfHost } from './host.ts';
import { observePrototypes } from './inspection/class-names.ts';
import { observeFunctionText } from './inspection/function-text.ts';
import { observeMemory } from './inspection/observe-memory.ts';
import { observePromises, rejected } from './inspection/promise-states.ts';
import { observeProxies } from './inspection/proxies.ts';
import { startLibrary } from './library.ts';
import { MemoryAccount } from './memory-account.ts';
import { LearnerScripts } from './modules/learner-scripts.ts';
import { ModuleLoader } from './modules/module-loader.ts';
import { ProgramControl, ProgramEnded } from './modules/program-control.ts';
import { withNames } from './named-script.ts';
import { PortTable } from './port-table.ts';
import { ProgramOutput } from './program-output.ts';
import type { Boot, Exit, KernelEvent, Output, Slice, Turn } from './protocol.ts';
import { completeRealm, hideHostGlobals, removeUnavailableGlobals } from './realm-globals.ts';
import { StackTraces } from './stack.ts';
import { UncaughtReport } from './uncaught.ts';

/**
 * Between a program's first line and its event loop, real Node spends about a millisecond, so a timer of 0 ms is due
 * when the loop begins. Virtual time does not pass by itself; this much is charged.
 */
const startUp = milliseconds(1);

/** What a turn of the loop takes when close callbacks wait for it: longer than loopback needs to tell the other end. */
const pollTime = microseconds(15);

/** Turns of the host that a process waits for news of what it holds no more. */
const PATIENCE = 5;

/**
 * One simulated process: Node's library, the learner's program and the event loop in this realm.
 *
 * - host.ts, realm-globals.ts, deterministic-globals.ts: the realm we run in, and what is hidden or replaced in it
 * - library.ts, substitutes.ts, bindings/: Node's own library on our side of `internalBinding`
 * - environment.ts: what the bindings share; port-table.ts, connection.ts: sockets within a slice
 * - memory-account.ts: what the program holds, as far as that can be known; program-output.ts: what it writes
 * - event-loop.ts: the order of callbacks; modules/: the learner's files; stack.ts, uncaught.ts: what errors show
 */
export class Process {
  readonly #environment: Environment;
  readonly #control: ProgramControl;
  readonly #loader: ModuleLoader;
  readonly #loop: EventLoop;
  readonly #report: UncaughtReport;
  readonly #memory: MemoryAccount;
  readonly #input = new StandardInput();
  readonly #finished: (turn: Turn) => void;
  readonly #output = new ProgramOutput();
  #exit: Exit | undefined;
  #turnSent = false;
  /** When the event loop begins; events that come earlier wait. */
  #loopStart: Time | undefined;
  #waiting: KernelEvent[] = [];
  #mainPending: string | undefined;

  /**
   * Loads the library. `finished` is given the turn of every slice: at its end, or the moment the process ends.
   */
  constructor(finished: (turn: Turn) => void) {
    this.#finished = finished;
    const environment = new Environment(new PortTable());
    this.#environment = environment;
    const scripts = new LearnerScripts();
    const traces = new StackTraces(environment, scripts);
    this.#control = new ProgramControl((source, count) =>
      this.#end({ code: 1, limit: { kind: 'loop', source, ...(count !== undefined && { count }) } }),
    );
    this.#loader = new ModuleLoader(environment, scripts, this.#control);
    this.#report = new UncaughtReport(environment, scripts, traces);
    this.#memory = new MemoryAccount((limit) => {
      this.#end({ code: 134, limit: { kind: 'memory', limit } });
      throw new ProgramEnded();
    });
    this.#loop = new EventLoop(
      environment,
      (callback) => this.#guard(callback),
      () => this.#exit !== undefined,
    );
    environment.position = () => undefined;
    environment.sourceOf = (error) => {
      const origin = traces.originOf(error);
      const script = origin && (scripts.get(origin.file) ?? scripts.byPath(origin.file));
      return script && { sourceLine: script.line(origin.line), startColumn: origin.column - 1 };
    };
    environment.callSites = (count) => traces.callSites(count);
    environment.write = (stream, text) => this.#write(stream, withNames(text));
    environment.exit = (code, signal) => {
      this.#end(signal === undefined ? { code } : { code, signal });
      throw new ProgramEnded();
    };
    environment.triggerUncaught = (error, fromPromise) => this.#uncaught(error, fromPromise);
    environment.signalled = (number) => this.#signal(number);
    environment.modules = this.#loader;
    onRejection((handled, promise, reason) => this.#rejection(handled, promise, reason));
    hideHostGlobals();
    completeRealm();
    observeProxies();
    observePrototypes();
    observeFunctionText((text) => scripts.written(text));
    const { crypto } = installDeterministicGlobals(environment);
    startLibrary(environment, this.#input);
    removeUnavailableGlobals(crypto);
    observePromises();
    observeMemory(this.#memory, environment.require('buffer').Buffer as Parameters<typeof observeMemory>[1]);
    traces.install();
    this.#control.onThrow = (value) => traces.thrown(value);
    environment.position = () => traces.position();
    onStrayError((error) => this.#uncaught(error, false));
  }

  /** Gives the process its identity, once, before its first slice. While others run, it reads its program. */
  boot(boot: Boot): void {
    this.#environment.start(boot);
    this.#loader.readAhead(boot.argv[0]!);
  }

  #rejection(handled: boolean, promise: Promise<unknown>, reason: unknown): void {
    if (reason instanceof ProgramEnded) return;
    const { kPromiseRejectWithNoHandler, kPromiseHandlerAddedAfterReject } = constants.promiseRejectEvents;
    const { rejections } = this.#environment;
    if (!handled) {
      rejected(promise, reason);
      rejections.push({ type: kPromiseRejectWithNoHandler!, promise, reason });
      return;
    }
    // Handled before the library heard of it: nothing to hear.
    const index = rejections.findIndex((known) => known.promise === promise);
    if (index >= 0) rejections.splice(index, 1);
    else rejections.push({ type: kPromiseHandlerAddedAfterReject!, promise, reason });
  }

  /** Runs one slice; its turn goes to `finished`. */
  async run(slice: Slice): Promise<void> {
    const environment = this.#environment;
    this.#turnSent = false;
    environment.now = slice.now;
    environment.ports.begin(slice);
    environment.disk.hear(slice.disk ?? []);
    const { loopLimit, patience } = environment.boot;
    this.#control.refill(slice.loopLimit ?? loopLimit, slice.loopLimit === undefined ? patience : Infinity);
    const starting = slice.events.some(({ type }) => type === 'start');
    this.#waiting.push(...slice.events.filter(({ type }) => type !== 'start'));
    try {
      if (starting) await this.#start();
      else if (this.#loopStart !== undefined && slice.now >= this.#loopStart) await this.#turn();
      await this.#weigh();
      if (!this.#exit) this.#send();
    } catch (error) {
      // A failure of the engine itself, not of the program.
      this.#write('stderr', `engine failure: ${error instanceof Error ? error.stack : String(error)}\n`);
      this.#end({ code: 70 });
    }
  }

  /** Looks whether the program holds too much, once the host has had the time to notice what it holds no more. */
  async #weigh(): Promise<void> {
    for (let turn = 0; turn < PATIENCE && this.#memory.isOver && !this.#exit; turn++) await turnOfHost();
    if (!this.#exit) this.#guard(() => this.#memory.check());
  }

  async #start(): Promise<void> {
    const environment = this.#environment;
    this.#guard(() => {
      const path = environment.boot.argv[0]!;
      const main = this.#loader.runMain(path);
      if (!main) return;
      this.#mainPending = path;
      main.then(
        () => {
          this.#mainPending = undefined;
        },
        (error: unknown) => {
          this.#mainPending = undefined;
          environment.triggerUncaught(error, true);
        },
      );
    });
    await this.#loop.settle(true);
    if (this.#exit) return;
    this.#loopStart = after(environment.now, startUp);
    if (!this.#loop.isAlive) await this.#finish();
  }

  async #turn(): Promise<void> {
    const events = this.#waiting.splice(0).map((event) => () => this.#dispatch(event));
    const first = this.#first;
    this.#first = false;
    await this.#loop.run(events, first);
    while (!this.#exit && !this.#loop.isAlive) {
      await this.#finish();
      if (!this.#exit) await this.#loop.run([], false);
    }
  }

  #first = true;

  /** Nothing is left to wait for: 'beforeExit' may start something new, else the process ends. */
  async #finish(): Promise<void> {
    const { process } = this.#environment;
    const emit = process.emit as LibraryFunction;
    await this.#loop.call(() => emit.call(process, 'beforeExit', process.exitCode ?? 0));
    if (this.#exit || this.#loop.isAlive) return;
    this.#guard(() => {
      if (this.#mainPending !== undefined && process.exitCode === undefined) {
        process.exitCode = constants.exitCodes.kUnsettledTopLevelAwait;
        this.#write('stderr', this.#report.unsettled(this.#mainPending, this.#control.awaited));
      }
      process._exiting = true;
      emit.call(process, 'exit', process.exitCode ?? 0);
    });
    this.#end({ code: Number(process.exitCode ?? 0) });
  }

  #dispatch(event: KernelEvent): void {
    const environment = this.#environment;
    switch (event.type) {
      case 'start':
        return;
      case 'input':
        this.#input.push(event.text === null ? null : encode(event.text, Encoding.utf8));
        return;
      case 'signal':
        this.#signal(constants.constants.os.signals[event.name] ?? 0);
        return;
      case 'resolved':
      case 'dns-answer':
        environment.answers.get(event.request)?.(event);
        return;
      case 'accepted':
        environment.sockets.get(event.listener)?.receive(event);
        return;
      default:
        // A socket that the program has closed meanwhile is told nothing.
        environment.sockets.get(event.socket)?.receive(event);
    }
  }

  #signal(number: number): void {
    const handles = this.#environment.signalHandles.get(number);
    if (handles && handles.size > 0) {
      for (const deliver of [...handles]) deliver();
      return;
    }
    const name = Object.entries(constants.constants.os.signals).find(([, value]) => value === number)?.[0];
    // SIGCHLD, SIGURG, SIGWINCH and SIGCONT do nothing by default (signal(7)).
    if (!name || /^SIG(CHLD|URG|WINCH|CONT)$/.test(name)) return;
    this.#end({ code: 128 + number, signal: name });
  }

  /** Whether the callback threw nothing. */
  #guard(callback: () => void): boolean {
    try {
      callback();
      return true;
    } catch (error) {
      if (!this.#exit) this.#uncaught(error, false);
      return false;
    }
  }

  #uncaught(error: unknown, fromPromise: boolean): void {
    if (this.#exit || error instanceof ProgramEnded) return;
    const { process } = this.#environment;
    this.#control.onThrow(error);
    const thrownAt: SourcePosition | undefined = fromPromise ? undefined : this.#control.thrownAt(error);
    try {
      if ((process._fatalException as LibraryFunction)(error, fromPromise)) return;
    } catch (second) {
      if (this.#exit || second instanceof ProgramEnded) return;
      // An error of the 'uncaughtException' handler itself.
      this.#write('stderr', this.#report.text(second, this.#control.thrownAt(second), false));
      this.#end({ code: constants.exitCodes.kExceptionInFatalExceptionHandler! });
      return;
    }
    if (this.#exit) return;
    this.#write('stderr', this.#report.text(error, thrownAt, fromPromise));
    this.#end({ code: Number(process.exitCode ?? 1) });
  }

  #write(stream: Output['stream'], text: string): void {
    if (this.#exit || text === '') return;
    const limit = this.#environment.boot.outputLimit;
    if (this.#output.add(stream, text, limit)) return;
    this.#end({ code: 1, limit: { kind: 'output', limit } });
    throw new ProgramEnded();
  }

  /** Ends the process; whatever the program still does has no effect any more. */
  #end(exit: Exit): void {
    if (this.#exit) return;
    this.#exit = exit;
    this.#control.end();
    this.#send();
  }

  #send(): void {
    if (this.#turnSent) return;
    const operations = this.#environment.operations;
    const disk = this.#environment.disk.take();
    this.#environment.operations = [];
    this.#finished({
      operations,
      output: this.#output.take(),
      ...(disk.length > 0 && { disk }),
      timerAt: this.#exit ? null : this.#nextWake(),
      ...(this.#exit ? { exit: this.#exit } : {}),
    });
    this.#turnSent = true;
  }

  #nextWake(): Time | null {
    const { timerAt, now } = this.#environment;
    if (this.#loopStart !== undefined && now < this.#loopStart) return this.#loopStart;
    const timer = timerAt === undefined ? null : milliseconds(timerAt);
    if (this.#environment.closing.length === 0) return timer;
    const afterPoll = after(now, pollTime);
    return timer !== null && timer < afterPoll ? timer : afterPoll;
  }
}
