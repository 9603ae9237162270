import constants from 'ieum:constants';
import type { Environment } from '../environment.ts';

/** internalBinding('performance') (src/node_perf.cc). Milestones lie at the start: start-up takes no virtual time. */
export function performanceBinding(environment: Environment): object {
  const milestones = new Float64Array(16);
  milestones[constants.performance.NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN_TIMESTAMP!] =
    environment.boot.epoch * 1e3;
  return {
    constants: constants.performance,
    milestones,
    observerCounts: new Uint32Array(16),
    now: () => environment.now / 1e6,
    setupObservers() {},
    installGarbageCollectionTracking() {},
    removeGarbageCollectionTracking() {},
    notify() {},
    loopIdleTime: () => 0,
    markBootstrapComplete() {},
    uvMetricsInfo: () => [0, 0, 0],
    createELDHistogram: () => undefined,
  };
}
