import type { ProcessEnd } from '../kernel/kernel-listener.ts';
import { describeEnd } from './describe-end.ts';
import type { Printer, Terminal } from './printer.ts';

/** Prints what one program prints, as it is. */
export class PlainPrinter implements Printer {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  started(): void {}

  output(_process: string, stream: 'stdout' | 'stderr', text: string): void {
    if (stream === 'stdout') this.#terminal.out(text);
    else this.#terminal.err(text);
  }

  ended(process: string, end: ProcessEnd): void {
    // Whoever pressed Ctrl-C knows.
    if (end.reason && end.reason.kind !== 'stopped-by-user')
      this.#terminal.err(`sim: ${describeEnd(process, end)}\n`);
  }

  idle(): void {}

  finish(): void {}
}
