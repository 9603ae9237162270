import type { Time } from '../../net/time.ts';
import type { SourcePosition } from '../../net/trace/event.ts';

/** Why the kernel, and not the program, ended a process. */
export type EndReason =
  | { readonly kind: 'loop'; readonly source?: SourcePosition }
  | { readonly kind: 'output'; readonly limit: number }
  /** It held more bytes than it may. */
  | { readonly kind: 'memory'; readonly limit: number }
  /** It ran too many times: a timer or an event that always brings the next. */
  | { readonly kind: 'turns'; readonly limit: number; readonly source?: SourcePosition }
  /** It had too many sockets open at once. */
  | { readonly kind: 'sockets'; readonly limit: number; readonly source?: SourcePosition }
  | { readonly kind: 'unresponsive' }
  | { readonly kind: 'stopped-by-user' };

export interface ProcessEnd {
  readonly code: number;
  readonly signal?: string;
  readonly reason?: EndReason;
}

/** Who is told what the processes do, in the order it happens. Called between slices, never during one. */
export interface KernelListener {
  started(process: string, at: Time): void;
  output(process: string, stream: 'stdout' | 'stderr', text: string, at: Time): void;
  ended(process: string, end: ProcessEnd, at: Time): void;
  /** Every process waits and nothing is under way. */
  idle(at: Time): void;
  /** The run stands still: it was paused, or has come to where it was to stand. */
  paused?(at: Time): void;
}
