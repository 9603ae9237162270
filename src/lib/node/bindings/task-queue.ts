import constants from 'ieum:constants';
import type { Environment } from '../environment.ts';
import { hostQueueMicrotask } from '../host.ts';

/**
 * internalBinding('task_queue') (src/node_task_queue.cc). Microtasks are the host's own: they run when our event loop
 * gives the host a turn, so `runMicrotasks` has nothing to do.
 */
export function taskQueueBinding(environment: Environment): object {
  return {
    tickInfo: environment.tickInfo,
    promiseRejectEvents: constants.promiseRejectEvents,
    runMicrotasks() {},
    enqueueMicrotask(callback: () => void) {
      hostQueueMicrotask(() => {
        try {
          callback();
        } catch (error) {
          environment.triggerUncaught(error, false);
        }
      });
    },
    /** Ours: the learner's line that the present call goes back to … */
    cause: () => environment.position() ?? environment.cause,
    /** … and that what follows goes back to. The event loop forgets it after each callback. */
    resume(cause: Environment['cause']) {
      environment.cause = cause;
    },
    setTickCallback(callback: () => void) {
      environment.runNextTicks = callback;
    },
    setPromiseRejectCallback(callback: NonNullable<Environment['promiseRejected']>) {
      environment.promiseRejected = callback;
    },
  };
}
