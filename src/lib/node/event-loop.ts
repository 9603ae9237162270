import { HandleWrap } from './bindings/handle-wrap.ts';
import type { Environment } from './environment.ts';
import { turnOfHost } from './host.ts';

const kTickScheduled = 0;
const kRejectionToWarn = 1;
const kImmediateCount = 0;
const kImmediateRefCount = 1;
const kImmediateOutstanding = 2;
/** More turns at one instant than any program needs: a process that never lets time pass is stopped. */
const turnLimit = 1_000_000;

/**
 * The event loop of one process, in the order of libuv (uv_run, src/unix/core.c since 1.45): poll, check, closing,
 * timers; between two callbacks, ticks and microtasks until none is left. Time stands still within a slice.
 */
export class EventLoop {
  readonly #environment: Environment;
  readonly #guard: (callback: () => void) => boolean;
  readonly #ended: () => boolean;

  /**
   * `guard` runs a callback, sees to what it throws and answers whether it threw nothing; `ended` tells that the
   * process is over.
   */
  constructor(environment: Environment, guard: (callback: () => void) => boolean, ended: () => boolean) {
    this.#environment = environment;
    this.#guard = guard;
    this.#ended = ended;
  }

  /**
   * Runs all ticks and microtasks, then tells the library of the rejections that nobody has handled meanwhile.
   * Microtasks are the host's: they run while we wait for its next turn. `ofMain`: of the main script, after which ticks
   * that one has left by throwing wait for the loop.
   */
  async settle(ofMain = false): Promise<void> {
    const { tickInfo, asyncContext, rejections } = this.#environment;
    asyncContext.enter(undefined);
    this.#environment.cause = undefined;
    for (;;) {
      while (tickInfo[kTickScheduled] || tickInfo[kRejectionToWarn]) {
        if (this.#ended()) return;
        const calm = this.#guard(() => this.#environment.runNextTicks.call(this.#environment.process));
        if (!calm && ofMain) return;
      }
      this.#environment.cause = undefined;
      await turnOfHost();
      if (this.#ended()) return;
      if (tickInfo[kTickScheduled]) continue;
      for (const { type, promise, reason } of rejections.splice(0))
        this.#environment.promiseRejected?.(type, promise, reason);
      if (!tickInfo[kRejectionToWarn]) return;
    }
  }

  /** As in Node, ticks and microtasks of a callback that threw wait for the end of the next callback. */
  async call(callback: () => void): Promise<void> {
    if (this.#guard(callback)) await this.settle();
  }

  /**
   * Resumes one of the library's loops, which yields where Node drains ticks and microtasks. When a callback threw and
   * the program goes on, the rest comes at once, as long as there is `more`.
   */
  async #drive<Result>(
    start: () => Generator<void, Result>,
    more: () => boolean,
  ): Promise<Result | undefined> {
    let loop = start();
    for (;;) {
      let step: IteratorResult<void, Result> | undefined;
      const calm = this.#guard(() => {
        step = loop.next();
      });
      if (calm) await this.settle();
      if (this.#ended()) return undefined;
      if (step?.done) return step.value;
      if (calm) continue;
      if (!more()) return undefined;
      loop = start();
    }
  }

  async #runTimers(): Promise<void> {
    const environment = this.#environment;
    while (
      !this.#ended() &&
      environment.timerAt !== undefined &&
      environment.timerAt <= environment.milliseconds
    ) {
      environment.timerAt = undefined;
      const next = await this.#drive(
        () => environment.processTimers.call(environment.process, environment.milliseconds),
        () => true,
      );
      // The library answers with the next expiry (negative when nothing referenced waits), or 0 for none. It does not
      // know of a timer that the microtasks after the last callback have set.
      if (next) this.#wakeBy(Math.max(Math.abs(next), environment.milliseconds + 1));
    }
  }

  #wakeBy(time: number): void {
    const { timerAt } = this.#environment;
    if (timerAt === undefined || timerAt > time) this.#environment.timerAt = time;
  }

  async #runImmediates(): Promise<void> {
    const { immediateInfo } = this.#environment;
    if (!immediateInfo[kImmediateCount] && !immediateInfo[kImmediateOutstanding]) return;
    const outstanding = () => immediateInfo[kImmediateOutstanding]! > 0;
    do
      await this.#drive(
        () => this.#environment.processImmediate.call(this.#environment.process),
        outstanding,
      );
    while (!this.#ended() && outstanding());
  }

  async #runAll(queue: (() => void)[]): Promise<void> {
    for (const callback of queue) {
      if (this.#ended()) return;
      // No turn of the host after one that threw: its microtasks wait.
      if (this.#guard(callback)) await this.settle();
    }
  }

  /** Runs everything that can run at this instant. `events` are what the poll phase of the first round finds. */
  async run(events: (() => void)[], timersFirst: boolean): Promise<void> {
    const environment = this.#environment;
    if (timersFirst) {
      await this.#runTimers();
      if (this.#pollsFirst && events.length === 0) return;
    }
    let found = events;
    for (let turn = 0; !this.#ended(); turn++) {
      if (turn > turnLimit) throw new Error(`the event loop went round ${turnLimit} times at one instant`);
      await this.#runAll(found);
      found = [];
      await this.#runAll(environment.pending.splice(0));
      await this.#runImmediates();
      // The handle closed last comes first (uv__run_closing_handles).
      await this.#runAll(environment.closing.splice(0).reverse());
      await this.#runTimers();
      if (!this.#busy() || this.#pollsFirst) return;
    }
  }

  /**
   * A socket that a timer closes has its close callback after the next poll, and there a peer on the same host has been
   * told already: the kernel must have its turn before.
   */
  get #pollsFirst(): boolean {
    const { closing, operations } = this.#environment;
    return closing.length > 0 && operations.length > 0;
  }

  #busy(): boolean {
    const { pending, closing, immediateInfo, timerAt, milliseconds } = this.#environment;
    return (
      pending.length > 0 ||
      closing.length > 0 ||
      immediateInfo[kImmediateRefCount]! > 0 ||
      (timerAt !== undefined && timerAt <= milliseconds)
    );
  }

  /** Whether anything keeps the process from ending (`uv_loop_alive`). */
  get isAlive(): boolean {
    const { pending, closing, immediateInfo, timeoutInfo, requests, handles } = this.#environment;
    if (pending.length > 0 || closing.length > 0 || requests > 0) return true;
    if (immediateInfo[kImmediateRefCount]! > 0 || timeoutInfo[0]! > 0) return true;
    for (const handle of handles) if (HandleWrap.keepsAlive(handle)) return true;
    return false;
  }
}
