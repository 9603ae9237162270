import { type Due, EventQueue } from './event-queue.ts';
import { type Time, ZERO } from './time.ts';
import { Timer } from './timer.ts';

/**
 * Virtual time and the events still to come. Events of the same time happen in the order in which they were
 * scheduled, so a run depends on nothing but its input.
 */
export class Simulator {
  private readonly queue = new EventQueue();
  private time: Time = ZERO;
  private order = 0;

  get now(): Time {
    return this.time;
  }

  /** Does `action` after `delay` (not negative). */
  schedule(delay: Time, action: () => void): Timer {
    const timer = new Timer(this, action, undefined);
    timer.start(delay);
    return timer;
  }

  /** When the next event is due; undefined when there is none. */
  next(): Time | undefined {
    const first = this.queue.firstTime;
    return first === Number.POSITIVE_INFINITY ? undefined : (first as Time);
  }

  /** Runs the next event; false when there is none. */
  step(): boolean {
    const first = this.queue.pop();
    if (first === undefined) return false;
    this.time = this.queue.popTime as Time;
    first.fire();
    return true;
  }

  /** Runs to completion, or all events up to and including `until`; then `now` is `until`. */
  run(until?: Time): void {
    if (until === undefined) {
      while (this.step());
      return;
    }
    while (this.queue.firstTime <= until) this.step();
    if (until > this.time) this.time = until;
  }

  /** Moves `now` forward over a time in which nothing is due. */
  advance(to: Time): void {
    if (to < this.time) throw new Error(`time cannot go back from ${this.time} to ${to}`);
    if (this.queue.firstTime < to) {
      throw new Error(`an event is due at ${this.queue.firstTime}, before ${to}`);
    }
    this.time = to;
  }

  /** A number that is larger with every call: who took it first goes first among events of the same time. */
  takeOrder(): number {
    return this.order++;
  }

  /** Queues `item` for the time `at`; moves it when it is already queued. For timers and links. */
  enqueue(item: Due, at: Time, order: number): void {
    if (!(at >= this.time)) throw new Error(`an event cannot be due at ${at}: it is ${this.time} already`);
    this.queue.push(item, at, order);
  }

  dequeue(item: Due): void {
    this.queue.remove(item);
  }
}
