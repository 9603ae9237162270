import { inMilliseconds, type Time } from '../../net/time.ts';
import type { ProcessEnd } from '../kernel/kernel-listener.ts';
import type { Printer, Terminal } from './printer.ts';

/** Prints one JSON object a line; `t` is virtual milliseconds. */
export class JsonPrinter implements Printer {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  started(): void {}

  output(process: string, stream: 'stdout' | 'stderr', text: string, at: Time): void {
    this.#print({ t: inMilliseconds(at), process, event: stream, data: text });
  }

  ended(process: string, end: ProcessEnd, at: Time): void {
    this.#print({ t: inMilliseconds(at), process, event: 'exit', ...end });
  }

  idle(): void {}

  finish(): void {}

  #print(value: unknown): void {
    this.#terminal.out(`${JSON.stringify(value)}\n`);
  }
}
