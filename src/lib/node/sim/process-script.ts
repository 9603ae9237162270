import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** The process worker's script, and what V8 compiled of it when the engine was built. */
export interface ProcessScript {
  readonly text: string;
  /** V8 takes it only from the build and with the flags that made it; without it, it compiles. */
  readonly codeCache?: Uint8Array;
}

const SCRIPT = 'process.js';
export const CODE_CACHE = 'process.code-cache';

/** In braces: the learner's program sees no names of the host's. */
const LOADER = `{
  const { text, codeCache } = require('node:worker_threads').workerData;
  new (require('node:vm').Script)(text, { cachedData: codeCache }).runInThisContext();
}`;

/** Reads the script of a built engine. */
export function readProcessScript(engineFolder: string): ProcessScript {
  const cache = join(engineFolder, CODE_CACHE);
  return {
    text: readFileSync(join(engineFolder, SCRIPT), 'utf8'),
    ...(existsSync(cache) && { codeCache: readFileSync(cache) }),
  };
}

/** A worker thread in which the script runs. */
export function startProcessThread(script: ProcessScript, options: WorkerOptions = {}): Worker {
  return new Worker(LOADER, {
    eval: true,
    env: {},
    workerData: script,
    // Node would read the loader once more, to see whether it is a module.
    execArgv: ['--no-experimental-detect-module'],
    ...options,
  });
}
