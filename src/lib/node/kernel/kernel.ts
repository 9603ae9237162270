import type { Network } from '../../net/network.ts';
import type { Time } from '../../net/time.ts';
import type { Recorder } from '../../net/trace/recorder.ts';
import type { Boot } from '../protocol.ts';
import { applyInput } from './apply-input.ts';
import type { KernelListener } from './kernel-listener.ts';
import type { KernelProcess } from './kernel-process.ts';
import { Pace } from './pace.ts';
import type { ProcessPort } from './process-port.ts';
import { ProcessTable } from './process-table.ts';
import { Requests } from './requests.ts';
import type { Moment, RecordedInput, RunInput, SignalName } from './run-input.ts';
import { Showing } from './showing.ts';
import { Slices } from './slices.ts';
import { Tape } from './tape.ts';
import { type StepKind, Transport } from './transport.ts';

/** Simulator events between two looks at what the outside asks for. */
const EVENTS_A_BREATH = 4096;

/** A run that has been made before, or the beginning of one. */
export interface KnownRun {
  readonly inputs: readonly RecordedInput[];
  /** Up to here it is known. */
  readonly until: Moment;
  /** Whether the run is over there; else it goes on, live. */
  readonly ends: boolean;
}

export interface KernelOptions {
  readonly network: Network;
  readonly recorder: Recorder;
  readonly listener: KernelListener;
  readonly openPort: () => ProcessPort;
  /** The seed of the run. */
  readonly seed: number;
  /** Virtual time at which the run ends; none = when nothing can happen any more. */
  readonly until?: Time;
  /** Virtual milliseconds a real millisecond. As fast as possible unless given. */
  readonly speed?: number;
  /** Begins by standing still at virtual time 0. */
  readonly paused?: boolean;
  /** Most slices a process may run, and most sockets it may have open. */
  readonly limits: { readonly turns: number; readonly sockets: number };
  readonly known?: KnownRun;
}

/**
 * Runs the processes and the network in lockstep on one virtual clock. At one instant the network moves
 * first, then the processes that have a reason to run, one at a time, in the order they were added;
 * time moves on when nobody has. The same network, programs, seed and inputs therefore give the same run:
 * an input from outside is applied between two steps (an event of the network, or a slice), and which two is recorded.
 */
export class Kernel {
  readonly #options: KernelOptions;
  readonly #processes: ProcessTable;
  readonly #pace: Pace;
  readonly #tape: Tape;
  readonly #transport: Transport;
  readonly #showing: Showing;
  readonly #slices: Slices;
  readonly #requests = new Requests();
  #outsideMayAct: boolean;
  #over = false;
  #step = 0;
  /** Undefined once the run goes another way than it went before. */
  #known: KnownRun | undefined;
  /** In the middle of the network's events of one instant. */
  #amidInstant = false;
  /** The instant that is waited for at the run's pace. */
  #dozesUntil: Time | undefined;

  constructor(given: KernelOptions) {
    this.#showing = new Showing(given.recorder, given.listener);
    const options = { ...given, listener: this.#showing };
    this.#options = options;
    this.#processes = new ProcessTable(options);
    this.#pace = new Pace(options.speed ?? Infinity);
    this.#known = options.known;
    this.#outsideMayAct = !options.known?.ends;
    this.#tape = new Tape(options.known?.inputs);
    this.#transport = new Transport(options.paused ?? false);
    this.#slices = new Slices(options, this.#processes, {
      record: (input) => this.#record(input),
      isKnown: () => this.#step < (this.#known?.until.step ?? 0),
      isOver: () => this.#over,
    });
  }

  get network(): Network {
    return this.#options.network;
  }

  get now(): Time {
    return this.network.simulator.now;
  }

  /** Where the run is, and what reached it from outside: with files, scenario and seed, all it takes to run it again. */
  get moment(): Moment {
    return { at: this.now, step: this.#step };
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** How far the run is known: to where it is, or to where it was before it was made again. */
  get extent(): Moment {
    const { moment } = this;
    return this.#known && this.#known.until.step >= moment.step ? this.#known.until : moment;
  }

  get inputs(): readonly RecordedInput[] {
    return this.#tape.inputs;
  }

  get processes(): readonly KernelProcess[] {
    return this.#processes.all;
  }

  /** The virtual time it is at this moment of real time, for a clock that moves. */
  get clock(): Time {
    return this.#dozesUntil === undefined ? this.now : this.#pace.virtualTime(this.now, this.#dozesUntil);
  }

  /** Adds a process that starts at virtual time `start`. Its turn among those due at one instant is its place here. */
  addProcess(name: string, hostName: string, boot: Boot, start: Time): void {
    this.#processes.add(name, hostName, boot, start);
  }

  /** Runs to the end. Rejects when the engine itself fails; what programs do wrong is an event. */
  async run(): Promise<void> {
    this.#processes.prepare();
    this.#pace.restart(this.now);
    try {
      while (!this.#over) {
        this.#requests.serve();
        this.#playTape();
        if (this.#over) break;
        if (this.#hasArrived()) {
          await this.#stand();
          continue;
        }
        const due = this.#amidInstant ? undefined : this.#processes.due(this.now);
        if (due) {
          await this.#slices.run(due);
          this.#step++;
        } else if (!(await this.#moveTime())) await this.#waitForRequest();
      }
    } finally {
      this.#processes.free();
    }
  }

  /** Applies an input, at the virtual time of this moment, between two steps. */
  apply(input: RunInput): void {
    this.#requests.add(() => {
      this.#record(input);
      this.#carryOut(input);
    });
  }

  /** Sends a signal to one process, or to all: SIGTERM can be handled by the program, SIGKILL cannot. */
  signal(name: SignalName, to?: string): void {
    this.apply({ type: 'signal', name, ...(to !== undefined && { process: to }) });
    this.#slices.hurry(this.#processes.named(to));
  }

  /** Stands still before the next step. */
  pause(): void {
    this.#requests.add(() => this.#transport.stand());
  }

  /** Goes on at its pace. */
  resume(): void {
    this.#requests.add(() => {
      this.#transport.run();
      this.#pace.restart(this.now);
    });
  }

  /** Goes on to the next event, or packet, as fast as possible, and stands still there. */
  step(what: StepKind): void {
    this.#requests.add(() => this.#transport.step(what, this.#showing.count()));
  }

  /** Goes on to a virtual time as fast as possible and stands still there, after all that happens at that time. */
  runTo(time: Time): void {
    this.#requests.add(() => this.#transport.runTo(time));
  }

  /** The outside will ask for nothing more: from now on a run in which everybody waits is over. */
  expectNothing(): void {
    this.#requests.add(() => {
      this.#outsideMayAct = false;
    });
  }

  /** Virtual milliseconds a real millisecond from now on; Infinity = as fast as possible. */
  setSpeed(speed: number): void {
    this.#requests.add(() => this.#pace.restart(this.now, speed));
  }

  /** Ends the run at once, even in the middle of a slice. */
  end(): void {
    this.#over = true;
    this.#processes.free();
    this.#slices.giveUp();
    this.#requests.wake();
  }

  #record(input: RunInput): void {
    this.#tape.record(input, this.moment);
    this.#known = undefined;
  }

  #carryOut(input: RunInput): void {
    applyInput(input, this.network, this.#processes);
  }

  /** Applies what is known to have come from outside at this place of the run. */
  #playTape(): void {
    for (let input = this.#tape.play(this.#step); input; input = this.#tape.play(this.#step)) {
      this.#advance(input.at);
      this.#carryOut(input);
    }
    if (this.#step < this.#knownEnd) return;
    this.#advance(this.#known!.until.at);
    this.#over = true;
  }

  #advance(to: Time): void {
    if (to > this.now) this.network.simulator.advance(to);
  }

  #hasArrived(): boolean {
    if (this.#transport.stands) return true;
    if (this.#transport.isStep) return this.#transport.hasShown(this.#showing.count());
    const target = this.#target;
    if (target === undefined || this.#amidInstant || this.#processes.due(this.now)) return false;
    const next = this.#nextInstant();
    if (next === undefined || next <= target) return false;
    this.#advance(target);
    return true;
  }

  /** The time to stand at. Nobody stands amid what is left when all programs have ended (closing, TIME-WAIT). */
  get #target(): Time | undefined {
    const over = this.#processes.everybodyEnded && this.#tape.nextStep === Infinity;
    return over ? undefined : this.#transport.target;
  }

  async #stand(): Promise<void> {
    this.#transport.stand();
    this.#options.listener.paused?.(this.now);
    while (this.#transport.stands && !this.#over) {
      await this.#sleep(Infinity);
      this.#requests.serve();
    }
  }

  #nextInstant(): Time | undefined {
    const event = this.network.simulator.next();
    const { wakesAt } = this.#processes;
    return event === undefined || (wakesAt !== undefined && wakesAt < event) ? wakesAt : event;
  }

  /**
   * Runs the network up to the next instant at which somebody has a reason to run, or at which it has to stop.
   * False when there is none.
   */
  async #moveTime(): Promise<boolean> {
    const { simulator } = this.network;
    for (let count = 1; ; count++) {
      const at = this.#nextInstant();
      if (at === undefined) return false;
      if (this.#options.until !== undefined && at > this.#options.until) {
        this.#advance(this.#options.until);
        this.#over = true;
        return true;
      }
      const target = this.#target;
      if (target !== undefined && at > target) return true;
      // Nor does anybody watch it.
      const flows = this.#transport.flows && !this.#processes.everybodyEnded;
      const delay = flows ? this.#pace.delay(at) : 0;
      if (delay > 0 || count % EVENTS_A_BREATH === 0) {
        this.#dozesUntil = flows ? at : undefined;
        await this.#sleep(delay);
        this.#dozesUntil = undefined;
        if (this.#over) return true;
        if (!this.#requests.isEmpty) {
          if (flows) this.#advance(this.#pace.virtualTime(this.now, at));
          return true;
        }
      }
      const stopsAt = this.#transport.isStep ? 0 : Math.min(this.#tape.nextStep, this.#knownEnd);
      this.#amidInstant = true;
      while (simulator.next() === at) {
        simulator.step();
        if (++this.#step >= stopsAt) {
          this.#amidInstant = simulator.next() === at;
          return true;
        }
      }
      this.#amidInstant = false;
      this.#advance(at);
      if (this.#processes.due(at)) return true;
    }
  }

  get #knownEnd(): number {
    return this.#known?.ends ? this.#known.until.step : Infinity;
  }

  async #waitForRequest(): Promise<void> {
    const { everybodyEnded } = this.#processes;
    if (!everybodyEnded) this.#options.listener.idle(this.now);
    if (everybodyEnded || !this.#outsideMayAct) {
      this.#over = true;
      return;
    }
    if (!this.#transport.flows) {
      this.#advance(this.#target ?? this.now);
      this.#transport.stand();
      return;
    }
    await this.#sleep(Infinity);
    this.#pace.restart(this.now);
  }

  async #sleep(delay: number): Promise<void> {
    if (!this.#over) await this.#requests.sleep(delay);
  }
}
