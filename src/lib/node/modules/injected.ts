/** Names of what the engine puts into a script. A learner's program does not use these by chance. */
export const injected = {
  budget: '$ieum_budget',
  stop: '$ieum_stop',
  thrown: '$ieum_thrown',
  import: '$ieum_import',
  awaiting: '$ieum_awaiting',
  promise: '$ieum_promise',
  await: '$ieum_await',
  awaited: '$ieum_awaited',
  iterating: '$ieum_iterating',
  /** A variable of each function that awaits: what it waits for. */
  waited: '$ieum_waited',
  /** A variable that holds what a function gives back, so that its last call is none. */
  returned: '$ieum_returned',
  meta: '$ieum_meta',
  exports: '$ieum_exports',
  defaultExport: '$ieum_default',
} as const;
