import type { Time } from '../../net/time.ts';
import type { KernelListener, ProcessEnd } from '../kernel/kernel-listener.ts';

/** Remembers how the processes ended, and passes everything on. */
export class ExitCodes implements KernelListener {
  readonly #next: KernelListener;
  readonly #codes = new Map<string, number>();

  constructor(next: KernelListener) {
    this.#next = next;
  }

  /** The exit code of a process; undefined while it has none. */
  of(process: string): number | undefined {
    return this.#codes.get(process);
  }

  get allZero(): boolean {
    return [...this.#codes.values()].every((code) => code === 0);
  }

  started(process: string, at: Time): void {
    this.#next.started(process, at);
  }

  output(process: string, stream: 'stdout' | 'stderr', text: string, at: Time): void {
    this.#next.output(process, stream, text, at);
  }

  ended(process: string, end: ProcessEnd, at: Time): void {
    this.#codes.set(process, end.code);
    this.#next.ended(process, end, at);
  }

  idle(at: Time): void {
    this.#next.idle(at);
  }
}
