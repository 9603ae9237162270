import { inMilliseconds, milliseconds, type Time } from '../../net/time.ts';

/** Ties virtual time to real time, for learners who want to watch or to turn a knob during the run. */
export class Pace {
  /** Virtual milliseconds that pass in one real millisecond; Infinity = as fast as possible. */
  #speed: number;
  #fromReal = performance.now();
  #fromVirtual = 0;

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Real milliseconds to wait before virtual time may reach `at`. */
  delay(at: Time): number {
    if (this.#speed === Infinity) return 0;
    const due = this.#fromReal + (inMilliseconds(at) - this.#fromVirtual) / this.#speed;
    return Math.max(0, due - performance.now());
  }

  /** The virtual time it is now, between `from` and what comes at `next`. */
  virtualTime(from: Time, next: Time): Time {
    if (this.#speed === Infinity) return from;
    const time = this.#fromVirtual + (performance.now() - this.#fromReal) * this.#speed;
    return Math.min(Math.max(milliseconds(time), from), Math.max(next - 1, from)) as Time;
  }

  /** Counts real time anew from virtual time `now`: after a pause for input, or at a new speed. */
  restart(now: Time, speed = this.#speed): void {
    this.#speed = speed;
    this.#fromReal = performance.now();
    this.#fromVirtual = inMilliseconds(now);
  }
}
