import type { Obstacle } from './unavailable.ts';

/** What of the browser and the page decides whether a container can start. A value, so that it can be told in tests. */
export interface Surroundings {
  readonly online: boolean;
  readonly isolated: boolean;
  /** Loaded anew, the page comes through our service worker, which isolates it. */
  readonly isolatedByReload: boolean;
  /** WebAssembly, shared memory and Atomics: what the container is made of. */
  readonly able: boolean;
}

export function surroundings(): Surroundings {
  const isolated = globalThis.crossOriginIsolated === true;
  return {
    online: navigator.onLine,
    isolated,
    isolatedByReload: !isolated && isControlled() && !cameThroughWorker(),
    // Without isolation the browser hides SharedArrayBuffer, whether it has it or not.
    able:
      typeof WebAssembly === 'object' &&
      typeof Atomics === 'object' &&
      typeof ReadableStream === 'function' &&
      (!isolated || typeof SharedArrayBuffer === 'function'),
  };
}

/** The obstacle that can be seen without trying; undefined when only a try can tell. */
export function obstacleIn(surroundings: Surroundings): Obstacle | undefined {
  const { online, isolated, isolatedByReload, able } = surroundings;
  if (!able) return 'unsupported';
  if (!isolated) return isolatedByReload ? 'not-reloaded' : 'not-isolated';
  return online ? undefined : 'offline';
}

/** There is none on plain http. */
const isControlled = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** A page that the worker has answered and that is not isolated all the same will not be by loading it once more. */
function cameThroughWorker(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation !== undefined && navigation.workerStart > 0;
}
