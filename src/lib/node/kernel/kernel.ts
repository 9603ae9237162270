import type { Network } from '../../net/network.ts';
import type { Time } from '../../net/time.ts';
import type { Recorder } from '../../net/trace/recorder.ts';
import type { Boot, KernelEvent, Slice, Turn } from '../protocol.ts';
import type { KernelListener, ProcessEnd } from './kernel-listener.ts';
import { KernelProcess } from './kernel-process.ts';
import { Pace } from './pace.ts';
import { perform } from './perform.ts';
import type { ProcessPort } from './process-port.ts';
import { Watchdog } from './watchdog.ts';

/** Simulator events between two looks at what the outside asks for. */
const EVENTS_A_BREATH = 4096;

/** Real milliseconds a worker may take to load the library, on a slow phone too. */
const LOADING_PATIENCE = 5000;
/** Real milliseconds a process may take over one slice. */
const PATIENCE = 5000;
/** Real milliseconds a process has to answer once its user has asked it to stop. */
const STOP_PATIENCE = 500;

const SIGNAL_NUMBERS = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

export interface KernelOptions {
  readonly network: Network;
  readonly recorder: Recorder;
  readonly listener: KernelListener;
  readonly openPort: () => ProcessPort;
  /** Virtual time at which the run ends; none = when nothing can happen any more. */
  readonly until?: Time;
  /** Real milliseconds a process may take over one slice before it is ended; 5,000 unless given. */
  readonly patience?: number;
  /** Virtual milliseconds a real millisecond. As fast as possible unless given. */
  readonly speed?: number;
}

/**
 * Runs the processes and the network in lockstep on one virtual clock. At one instant the network moves
 * first, then the processes that have a reason to run, one at a time, in the order they were added;
 * time moves on when nobody has. The same network, programs and seed therefore give the same run.
 */
export class Kernel {
  readonly #options: KernelOptions;
  readonly #processes: KernelProcess[] = [];
  readonly #watchdog = new Watchdog();
  readonly #pace: Pace;
  #running: KernelProcess | undefined;
  /** What the outside asked for since the last slice. */
  #requests: (() => void)[] = [];
  #wake: (() => void) | undefined;
  #outsideMayAct = true;
  #over = false;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#pace = new Pace(options.speed ?? Infinity);
  }

  get now(): Time {
    return this.#options.network.simulator.now;
  }

  get processes(): readonly KernelProcess[] {
    return this.#processes;
  }

  /** Adds a process that starts at virtual time `start`. Its turn among those due at one instant is its place here. */
  addProcess(name: string, hostName: string, boot: Boot, start: Time): void {
    const { network, openPort } = this.#options;
    this.#processes.push(new KernelProcess(name, hostName, network, boot, start, openPort));
  }

  /** Runs to the end. Rejects when the engine itself fails; what programs do wrong is an event. */
  async run(): Promise<void> {
    for (const process of this.#processes) process.prepare();
    this.#pace.restart(this.now);
    try {
      while (!this.#over) {
        this.#serveRequests();
        const due = this.#processes.find((process) => process.isDue(this.now));
        if (due) await this.#runSlice(due);
        else if (!(await this.#moveTime())) await this.#waitForRequest();
      }
    } finally {
      for (const process of this.#processes) process.free();
    }
  }

  /** Sends a signal to one process, or to all: SIGTERM can be handled by the program, SIGKILL cannot. */
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL', to?: string): void {
    this.#request(() => {
      for (const process of this.#named(to)) this.#signal(process, name);
    });
    // A process that does not answer cannot handle the signal either.
    if (this.#running && this.#named(to).includes(this.#running)) {
      this.#running.signalled = true;
      this.#watchdog.hurry(STOP_PATIENCE);
    }
  }

  /** Gives text, or the end of input (null), to the stdin of a process. */
  input(to: string, text: string | null): void {
    this.#request(() => {
      for (const process of this.#named(to)) process.inbox.post({ type: 'input', text });
    });
  }

  /** Changes something in the network between two slices, at the virtual time of that moment. */
  change(action: (network: Network) => void): void {
    this.#request(() => action(this.#options.network));
  }

  /** The outside will ask for nothing more: from now on a run in which everybody waits is over. */
  expectNothing(): void {
    this.#request(() => {
      this.#outsideMayAct = false;
    });
  }

  /** Virtual milliseconds a real millisecond from now on; Infinity = as fast as possible. */
  setSpeed(speed: number): void {
    this.#request(() => this.#pace.restart(this.now, speed));
  }

  /** Ends the run at once, even in the middle of a slice. */
  end(): void {
    this.#over = true;
    for (const process of this.#processes) process.free();
    this.#watchdog.hurry(0);
    this.#wake?.();
  }

  #request(action: () => void): void {
    this.#requests.push(action);
    this.#wake?.();
  }

  #serveRequests(): void {
    const requests = this.#requests;
    this.#requests = [];
    for (const action of requests) action();
  }

  #named(name: string | undefined): readonly KernelProcess[] {
    return name === undefined ? this.#processes : this.#processes.filter((process) => process.name === name);
  }

  #signal(process: KernelProcess, name: string): void {
    if (process.state === 'ended') return;
    process.signalled = true;
    if (process.state === 'running' && name !== 'SIGKILL') process.inbox.post({ type: 'signal', name });
    else
      this.#endProcess(process, {
        code: 128 + SIGNAL_NUMBERS[name as keyof typeof SIGNAL_NUMBERS],
        signal: name,
      });
  }

  /**
   * Runs the network up to the next instant at which somebody has a reason to run.
   * False when there is none.
   */
  async #moveTime(): Promise<boolean> {
    const { simulator } = this.#options.network;
    for (let count = 1; ; count++) {
      const at = earliest(
        simulator.next(),
        ...this.#processes.map(({ state, wakesAt }) => (state === 'ended' ? null : wakesAt)),
      );
      if (at === undefined) return false;
      if (this.#options.until !== undefined && at > this.#options.until) {
        simulator.advance(this.#options.until);
        this.#over = true;
        return true;
      }
      // What is left when all programs have ended (closing, TIME-WAIT) is not worth watching.
      const delay = this.#everybodyEnded ? 0 : this.#pace.delay(at);
      if (delay > 0 || count % EVENTS_A_BREATH === 0) {
        await this.#sleep(delay);
        if (this.#over || this.#requests.length > 0) return true;
      }
      while (simulator.next() === at) simulator.step();
      if (simulator.now < at) simulator.advance(at);
      if (this.#processes.some((process) => process.isDue(at))) return true;
    }
  }

  get #everybodyEnded(): boolean {
    return this.#processes.every(({ state }) => state === 'ended');
  }

  async #waitForRequest(): Promise<void> {
    const everybodyEnded = this.#everybodyEnded;
    if (!everybodyEnded) this.#options.listener.idle(this.now);
    if (everybodyEnded || !this.#outsideMayAct) {
      this.#over = true;
      return;
    }
    await this.#sleep(Infinity);
    this.#pace.restart(this.now);
  }

  /** Waits for real milliseconds, or less when the outside asks for something. */
  async #sleep(delay: number): Promise<void> {
    if (this.#requests.length > 0 || this.#over) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (delay !== Infinity) timer = setTimeout(resolve, delay);
    });
    clearTimeout(timer);
    this.#wake = undefined;
  }

  async #runSlice(process: KernelProcess): Promise<void> {
    const { now } = this;
    const first = process.state === 'not-started';
    const timerDue = process.wakesAt !== null && process.wakesAt <= now;
    const events: KernelEvent[] = first ? [{ type: 'start' }, ...process.inbox.take()] : process.inbox.take();
    if (events.length === 0 && !timerDue) return;
    if (first) {
      process.state = 'running';
      this.#options.listener.started(process.name, now);
    }
    const { sockets } = process.host;
    const slice: Slice = {
      now,
      events,
      ports: sockets.ports(),
      ephemeral: { tcp: sockets.nextEphemeral('tcp'), udp: sockets.nextEphemeral('udp') },
    };
    this.#running = process;
    const turn = await this.#answer(process, slice);
    this.#running = undefined;
    if (this.#over) return;
    if (turn === undefined) this.#endUnresponsive(process);
    else if (turn instanceof Error) this.#endBroken(process, turn);
    else this.#takeTurn(process, turn);
  }

  /** What the process makes of a slice; undefined when it hangs, an error when its worker broke down. */
  async #answer(process: KernelProcess, slice: Slice): Promise<Turn | Error | undefined> {
    try {
      return await this.#watchdog.await(process.port.run(slice), this.#patience(slice));
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** The first slice waits for the library to be loaded, too. */
  #patience({ events }: Slice): number {
    const { patience = PATIENCE } = this.#options;
    return events[0]?.type === 'start' ? patience + LOADING_PATIENCE : patience;
  }

  #takeTurn(process: KernelProcess, turn: Turn): void {
    const { network, recorder, listener } = this.#options;
    for (const operation of turn.operations) perform(process, operation, network, recorder);
    for (const { stream, text } of turn.output) listener.output(process.name, stream, text, this.now);
    process.wakesAt = turn.timerAt;
    if (!turn.exit) return;
    const { code, signal, limit } = turn.exit;
    this.#endProcess(process, {
      code,
      ...(signal !== undefined && { signal }),
      ...(limit && { reason: limit }),
    });
  }

  #endProcess(process: KernelProcess, end: ProcessEnd): void {
    process.state = 'ended';
    process.free();
    process.sockets.closeAll();
    process.names.cancelAll();
    const reason =
      end.reason ?? (end.signal && process.signalled ? { kind: 'stopped-by-user' as const } : undefined);
    this.#options.listener.ended(process.name, { ...end, ...(reason && { reason }) }, this.now);
  }

  #endUnresponsive(process: KernelProcess): void {
    process.sockets.abortAll();
    const kind = process.signalled ? 'stopped-by-user' : 'unresponsive';
    this.#endProcess(process, { code: 137, signal: 'SIGKILL', reason: { kind } });
  }

  #endBroken(process: KernelProcess, error: Error): void {
    process.sockets.abortAll();
    this.#options.listener.output(process.name, 'stderr', `${error.message}\n`, this.now);
    this.#endProcess(process, { code: 134, signal: 'SIGABRT' });
  }
}

function earliest(...times: (Time | null | undefined)[]): Time | undefined {
  const known = times.filter((time) => time !== undefined && time !== null);
  return known.length === 0 ? undefined : (Math.min(...known) as Time);
}
