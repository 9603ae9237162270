import type { Environment } from './environment.ts';
import { fulfilled } from './inspection/promise-states.ts';

type Callback = ((value: unknown) => unknown) | null | undefined;
type Then = (this: unknown, onFulfilled?: Callback, onRejected?: Callback) => Promise<unknown>;

const HostPromise = Promise;
const hostThen = HostPromise.prototype.then as Then;
const hostResolve = HostPromise.resolve.bind(HostPromise);

/**
 * Carries the asynchronous context (what AsyncLocalStorage keeps) through promises, as V8 does in Node by itself: what
 * `then` is given runs in the context of that call, and what follows an `await` in that of the `await`. Nothing
 * changes until a program uses a context for the first time. From then on V8 shows no `at async` lines for what waits.
 */
export class AsyncContext {
  readonly #environment: Environment;
  #used = false;
  readonly #then: Then;

  constructor(environment: Environment) {
    this.#environment = environment;
    const context = this;
    // A method, so that it is no constructor and has the name and length of the host's.
    this.#then = {
      // biome-ignore lint/suspicious/noThenProperty: this is the promises' own method
      then(this: unknown, onFulfilled: Callback, onRejected: Callback) {
        if (!context.#used) return hostThen.call(this, onFulfilled, onRejected);
        const frame = environment.asyncContextFrame;
        return hostThen.call(this, context.#within(frame, onFulfilled), context.#within(frame, onRejected));
      },
    }.then as Then;
  }

  #within(frame: unknown, callback: Callback): Callback {
    if (typeof callback !== 'function') return callback;
    const environment = this.#environment;
    return (value) => {
      const before = environment.asyncContextFrame;
      environment.asyncContextFrame = frame;
      try {
        return callback(value);
      } finally {
        environment.asyncContextFrame = before;
      }
    };
  }

  #replaceThen(then: Then): void {
    Object.defineProperty(HostPromise.prototype, 'then', { value: then, writable: true, configurable: true });
  }

  /** Runs what takes copies of `Promise.prototype.then` (the library's primordials), so that its copies follow along. */
  whileCopied(action: () => void): void {
    this.#replaceThen(this.#then);
    try {
      action();
    } finally {
      this.#replaceThen(hostThen);
    }
  }

  /** `setContinuationPreservedEmbedderData`. */
  enter(frame: unknown): void {
    this.#environment.asyncContextFrame = frame;
    if (this.#used || frame === undefined) return;
    this.#used = true;
    if (HostPromise.prototype.then === hostThen) this.#replaceThen(this.#then);
  }

  /**
   * What rewritten code waits for in place of `value`. A reaction of ours is put on the promise just before that of the
   * `await`, so it runs just before what follows and sets the context: no other order of callbacks changes.
   */
  awaiting = (value: unknown): unknown => {
    if (!this.#used) return value;
    const promise = hostResolve(value);
    const frame = this.#environment.asyncContextFrame;
    const restore = () => {
      this.#environment.asyncContextFrame = frame;
    };
    hostThen.call(promise, restore, restore);
    return promise;
  };

  /** What an `await` in rewritten code gives; notes that its promise is fulfilled. */
  awaited = (value: unknown, waited: unknown): unknown => {
    if (waited instanceof HostPromise) fulfilled(waited, value);
    return value;
  };

  /** What rewritten code iterates over in a `for await`: the same, with each wait as above. */
  iterating = (iterable: AsyncIterable<unknown>): unknown => {
    const method = iterable?.[Symbol.asyncIterator];
    if (typeof method !== 'function') return iterable;
    return {
      [Symbol.asyncIterator]: () => {
        const iterator = method.call(iterable);
        const { next } = iterator;
        const wait = (call: (...values: [unknown]) => unknown) => (value: unknown) =>
          this.awaiting(call.call(iterator, value));
        return {
          next: wait(next as never),
          // Looked up when a loop ends early, as the loop itself would.
          get return() {
            const method = iterator.return;
            return method && wait(method as never);
          },
        };
      },
    };
  };
}
