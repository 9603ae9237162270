import type { Time } from '../../net/time.ts';

/** The next thing of any kind (a packet, a socket, a call, output), or the next that happens to a packet. */
export type StepKind = 'event' | 'packet';

type Goal =
  | { readonly kind: 'run' }
  | { readonly kind: 'stand' }
  | { readonly kind: 'step'; readonly what: StepKind; readonly seen: Seen }
  | { readonly kind: 'time'; readonly time: Time };

/** How much has shown so far. */
export interface Seen {
  readonly event: number;
  readonly packet: number;
}

/** What the run may do next: go on, stand still, or go on to the next event or to a virtual time, and stand there. */
export class Transport {
  #goal: Goal;

  constructor(paused: boolean) {
    this.#goal = paused ? { kind: 'stand' } : { kind: 'run' };
  }

  run(): void {
    this.#goal = { kind: 'run' };
  }

  stand(): void {
    this.#goal = { kind: 'stand' };
  }

  step(what: StepKind, seen: Seen): void {
    this.#goal = { kind: 'step', what, seen };
  }

  runTo(time: Time): void {
    this.#goal = { kind: 'time', time };
  }

  get stands(): boolean {
    return this.#goal.kind === 'stand';
  }

  /** Whether the run goes on by itself, at its pace. */
  get flows(): boolean {
    return this.#goal.kind === 'run';
  }

  /** The goal has to be looked at after every single step. */
  get isStep(): boolean {
    return this.#goal.kind === 'step';
  }

  /** The virtual time to stand at, when there is one. */
  get target(): Time | undefined {
    return this.#goal.kind === 'time' ? this.#goal.time : undefined;
  }

  /** Whether what a step was for has shown. */
  hasShown(seen: Seen): boolean {
    return this.#goal.kind === 'step' && seen[this.#goal.what] > this.#goal.seen[this.#goal.what];
  }
}
