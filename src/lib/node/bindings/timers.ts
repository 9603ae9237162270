import type { Environment } from '../environment.ts';

/** internalBinding('timers') (src/timers.cc): one timer for all of the library's lists, and the two loops. */
export function timersBinding(environment: Environment): object {
  return {
    immediateInfo: environment.immediateInfo,
    timeoutInfo: environment.timeoutInfo,
    setupTimers(
      processImmediate: Environment['processImmediate'],
      processTimers: Environment['processTimers'],
    ) {
      environment.processImmediate = processImmediate;
      environment.processTimers = processTimers;
    },
    getLibuvNow: () => environment.milliseconds,
    scheduleTimer(milliseconds: number) {
      environment.timerAt = environment.milliseconds + Math.max(1, Math.trunc(milliseconds));
    },
    // Whether timers and immediates keep the process alive is read from the two counters above.
    toggleTimerRef() {},
    toggleImmediateRef() {},
  };
}
