import type { Due } from './event-queue.ts';
import type { Simulator } from './simulator.ts';
import type { Time } from './time.ts';

/**
 * An action that happens once, a delay after `start`. It can be stopped, and started again (which moves it). What it is
 * done to is kept beside it: thousands of connections then need no function of their own.
 */
export class Timer<Subject = undefined> implements Due {
  slot = -1;
  private isRunning = false;
  private readonly simulator: Simulator;
  private readonly action: (subject: Subject) => void;
  private readonly subject: Subject;

  constructor(simulator: Simulator, action: (subject: Subject) => void, subject: Subject) {
    this.simulator = simulator;
    this.action = action;
    this.subject = subject;
  }

  get running(): boolean {
    return this.isRunning;
  }

  start(delay: Time): void {
    this.simulator.enqueue(this, (this.simulator.now + delay) as Time, this.simulator.takeOrder());
    this.isRunning = true;
  }

  cancel(): void {
    if (!this.isRunning) return;
    this.isRunning = false;
    this.simulator.dequeue(this);
  }

  fire(): void {
    this.isRunning = false;
    this.action(this.subject);
  }
}
