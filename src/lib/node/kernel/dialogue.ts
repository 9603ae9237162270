import type { KernelMessage } from '../process-worker.ts';
import type { Boot, Slice, Turn } from '../protocol.ts';
import type { TurnMessage } from './process-port.ts';

/** The conversation with a process worker: one slice at a time, and the worker may break down at any moment. */
export class Dialogue {
  readonly #post: (message: KernelMessage) => void;
  #waiting: { resolve: (turn: Turn) => void; reject: (error: Error) => void } | undefined;
  #failure: Error | undefined;

  constructor(post: (message: KernelMessage) => void) {
    this.#post = post;
  }

  boot(boot: Boot): void {
    this.#post({ boot });
  }

  run(slice: Slice): Promise<Turn> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#waiting)
      throw new Error('a process worker was given a slice before it had finished the last one');
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#post({ slice });
    });
  }

  /** The worker has answered. */
  answered({ turn }: TurnMessage): void {
    this.#waiting?.resolve(turn);
    this.#waiting = undefined;
  }

  /** The worker has broken down: the slice it runs fails, and every later one. */
  failed(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(this.#failure);
    this.#waiting = undefined;
  }
}
