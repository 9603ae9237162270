import constants from 'ieum:constants';
import type { Environment } from '../environment.ts';

/** internalBinding('performance') (src/node_perf.cc). Milestones lie at the start: start-up takes no virtual time. */
export function performanceBinding(environment: Environment): object {
  const milestones = new Float64Array(16);
  environment.atStart(({ epoch }) => {
    milestones[constants.performance.NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN_TIMESTAMP!] = epoch * 1e3;
  });
  return {
    constants: shown(constants.performance),
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

/** Node hides these from whoever prints `perf_hooks.constants`. */
const shown = (values: Readonly<Record<string, number>>): object =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, enumerable: /_GC_/.test(name) }]),
    ),
  );
