import type { KernelListener } from '../kernel/kernel-listener.ts';

/** Where a simulation prints. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** Prints what the processes do. */
export interface Printer extends KernelListener {
  /** The run is over: prints what was held back. */
  finish(): void;
}
