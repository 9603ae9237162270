import type { ProcessEnd } from '../kernel/kernel-listener.ts';
import { describeEnd } from './describe-end.ts';
import type { Printer, Terminal } from './printer.ts';

/** Prints every line, of stdout and stderr, behind the name of its process. */
export class LinePrinter implements Printer {
  readonly #terminal: Terminal;
  /** What each process printed after its last line end, on each stream. */
  readonly #rests = new Map<string, { stdout: string; stderr: string }>();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  started(process: string): void {
    this.#rests.set(process, { stdout: '', stderr: '' });
  }

  output(process: string, stream: 'stdout' | 'stderr', text: string): void {
    const rests = this.#rests.get(process);
    if (!rests) throw new Error(`output of ${process}, which was never started`);
    const lines = (rests[stream] + text).split('\n');
    rests[stream] = lines.pop() as string;
    for (const line of lines) this.#terminal.out(`[${process}] ${line}\n`);
  }

  ended(process: string, end: ProcessEnd): void {
    this.#flush(process);
    if (end.code !== 0 || end.reason) this.#terminal.err(`sim: ${describeEnd(process, end)}\n`);
  }

  idle(): void {}

  finish(): void {
    for (const process of this.#rests.keys()) this.#flush(process);
  }

  #flush(process: string): void {
    const { stdout, stderr } = this.#rests.get(process) ?? {};
    if (stdout) this.#terminal.out(`[${process}] ${stdout}\n`);
    if (stderr) this.#terminal.out(`[${process}] ${stderr}\n`);
    this.#rests.delete(process);
  }
}
