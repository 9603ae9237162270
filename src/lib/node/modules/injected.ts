/** Names of what the engine puts into a script. A learner's program does not use these by chance. */
export const injected = {
  budget: '$ieum_budget',
  stop: '$ieum_stop',
  thrown: '$ieum_thrown',
  import: '$ieum_import',
  awaiting: '$ieum_awaiting',
  meta: '$ieum_meta',
  exports: '$ieum_exports',
  defaultExport: '$ieum_default',
} as const;
