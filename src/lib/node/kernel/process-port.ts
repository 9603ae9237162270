import type { Boot, Slice, Turn } from '../protocol.ts';

/**
 * The kernel's end of one process: a worker that holds an instance of Node's library and runs the learner's
 * program in slices. Two kinds exist: worker threads under Node and web workers in a browser.
 */
export interface ProcessPort {
  /** Gives the process its identity and files. Rejects when the worker cannot be started. */
  boot(boot: Boot): Promise<void>;
  /** Runs one slice. Never called while another one runs. Rejects when the worker breaks down. */
  run(slice: Slice): Promise<Turn>;
  /** Frees the worker at once, even in the middle of a slice. */
  terminate(): void;
}

/** What the kernel posts to a process worker. */
export type ToProcess =
  | { readonly type: 'boot'; readonly boot: Boot }
  | { readonly type: 'slice'; readonly slice: Slice };

/** What a process worker posts back: `ready` answers `boot`, `turn` answers `slice`. */
export type FromProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'turn'; readonly turn: Turn }
  | { readonly type: 'broken'; readonly message: string };
