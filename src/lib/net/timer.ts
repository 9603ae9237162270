import type { Due } from './event-queue.ts';
import type { Simulator } from './simulator.ts';
import type { Time } from './time.ts';

/** An action that happens once, a delay after `start`. It can be stopped, and started again (which moves it). */
export class Timer implements Due {
  slot = -1;
  readonly #simulator: Simulator;
  readonly #action: () => void;

  constructor(simulator: Simulator, action: () => void) {
    this.#simulator = simulator;
    this.#action = action;
  }

  get running(): boolean {
    return this.slot >= 0;
  }

  start(delay: Time): void {
    this.#simulator.enqueue(this, (this.#simulator.now + delay) as Time, this.#simulator.takeOrder());
  }

  cancel(): void {
    this.#simulator.dequeue(this);
  }

  fire(): void {
    this.#action();
  }
}
