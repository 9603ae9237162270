const GOLDEN_RATIO = 0x9e3779b9;

/** The seed of one process's own chances, from the seed of the run and the process's number. */
export const processSeed = (runSeed: number, pid: number): number =>
  (runSeed + Math.imul(pid, GOLDEN_RATIO)) >>> 0;
