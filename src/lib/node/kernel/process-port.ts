import type { Boot, Slice, Turn } from '../protocol.ts';

/**
 * The kernel's end of one process: a worker that holds an instance of Node's library and runs the learner's
 * program in slices. Two kinds exist: worker threads under Node and web workers in a browser.
 */
export interface ProcessPort {
  /** Gives the process its identity and files, once, before the first slice. */
  boot(boot: Boot): void;
  /** Runs one slice. Never called while another one runs. Rejects when the worker breaks down. */
  run(slice: Slice): Promise<Turn>;
  /** Frees the worker at once, even in the middle of a slice. */
  terminate(): void;
}

/** A worker that broke down because the process held more than it may, in bytes. */
export class OutOfMemory extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super('FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory');
    this.limit = limit;
  }
}

/** What a process worker posts: the answer to a slice. (What it gets is `KernelMessage` of process-worker.ts.) */
export interface TurnMessage {
  readonly turn: Turn;
}
