import type { Obstacle } from './unavailable.ts';

/** What of the browser and the page decides whether a container can start. A value, so that it can be told in tests. */
export interface Surroundings {
  readonly online: boolean;
  readonly isolated: boolean;
  /** WebAssembly, shared memory and Atomics: what the container is made of. */
  readonly able: boolean;
}

export function surroundings(): Surroundings {
  const isolated = globalThis.crossOriginIsolated === true;
  return {
    online: navigator.onLine,
    isolated,
    // Without isolation the browser hides SharedArrayBuffer, whether it has it or not.
    able:
      typeof WebAssembly === 'object' &&
      typeof Atomics === 'object' &&
      typeof ReadableStream === 'function' &&
      (!isolated || typeof SharedArrayBuffer === 'function'),
  };
}

/** The obstacle that can be seen without trying; undefined when only a try can tell. */
export function obstacleIn({ online, isolated, able }: Surroundings): Obstacle | undefined {
  if (!able) return 'unsupported';
  if (!isolated) return 'not-isolated';
  return online ? undefined : 'offline';
}
