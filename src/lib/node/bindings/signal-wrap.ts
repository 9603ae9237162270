import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HandleWrap } from './handle-wrap.ts';
import { errorNumber } from './uv.ts';

/** SIGKILL and SIGSTOP cannot be caught (POSIX). */
const uncatchable = new Set([9, 19]);

/** internalBinding('signal_wrap') (src/signal_wrap.cc). */
export function signalWrapBinding(environment: Environment): object {
  class Signal extends HandleWrap {
    #number = 0;
    onsignal: unknown;
    readonly #deliver = () => AsyncWrap.call(this, this.onsignal, this.#number);

    constructor() {
      super(environment, 'SIGNALWRAP');
      HandleWrap.activity.set(this, () => this.#number !== 0);
      HandleWrap.closeHooks.set(this, () => this.stop());
    }

    start(number: number): number {
      if (uncatchable.has(number)) return errorNumber('EINVAL');
      this.stop();
      this.#number = number;
      const handles = environment.signalHandles.get(number) ?? new Set();
      environment.signalHandles.set(number, handles.add(this.#deliver));
      return 0;
    }

    stop(): number {
      environment.signalHandles.get(this.#number)?.delete(this.#deliver);
      this.#number = 0;
      return 0;
    }
  }
  return { Signal };
}
