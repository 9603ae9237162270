import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';

/** A long-lived resource of the event loop (`node::HandleWrap`, src/handle_wrap.cc). */
export abstract class HandleWrap extends AsyncWrap {
  readonly #environment: Environment;
  #referenced = true;
  #closing = false;

  constructor(environment: Environment, provider: string) {
    super(environment, provider, false);
    this.#environment = environment;
    environment.handles.add(this);
  }

  ref(): void {
    this.#referenced = true;
  }

  unref(): void {
    this.#referenced = false;
  }

  hasRef(): boolean {
    return this.#referenced && !this.#closing;
  }

  close(callback?: unknown): void {
    if (this.#closing) return;
    this.#closing = true;
    HandleWrap.closeHooks.get(this)?.();
    this.#environment.closing.push(() => {
      this.#environment.handles.delete(this);
      AsyncWrap.call(this, callback);
    });
  }

  /** Whether the handle waits for something, so that a referenced one keeps the process alive. */
  static readonly activity = new WeakMap<HandleWrap, () => boolean>();
  /** What a kind of handle does when it is closed. Kept off the object, where the learner's code would see it. */
  static readonly closeHooks = new WeakMap<HandleWrap, () => void>();

  static isClosing(handle: HandleWrap): boolean {
    return handle.#closing;
  }

  static keepsAlive(handle: HandleWrap): boolean {
    return handle.hasRef() && (HandleWrap.activity.get(handle)?.() ?? false);
  }
}
