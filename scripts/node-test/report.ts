import type { Terminal } from '../../src/lib/node/sim/printer.ts';
import type { TestFile } from './test-file.ts';
import type { Verdict } from './verdict.ts';

interface Count {
  passed: number;
  failed: number;
  notApplicable: number;
}

/** Of a hundred applicable files, how many pass; one decimal, null when none is applicable. */
function percentage({ passed, failed }: Count): number | null {
  return passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10;
}

/** Prints what became of each file, then the totals by prefix and the reasons why files are not applicable. */
export class Report {
  readonly #terminal: Terminal;
  readonly #json: boolean;
  readonly #prefixes = new Map<string, Count>();
  readonly #reasons = new Map<string, number>();
  readonly #all: Count = { passed: 0, failed: 0, notApplicable: 0 };

  constructor(terminal: Terminal, json: boolean) {
    this.#terminal = terminal;
    this.#json = json;
  }

  get failed(): number {
    return this.#all.failed;
  }

  add({ name, prefix }: TestFile, verdict: Verdict): void {
    const count = this.#prefixes.get(prefix) ?? { passed: 0, failed: 0, notApplicable: 0 };
    this.#prefixes.set(prefix, count);
    for (const counted of [count, this.#all]) {
      if (verdict.result === 'pass') counted.passed++;
      else if (verdict.result === 'fail') counted.failed++;
      else counted.notApplicable++;
    }
    if (verdict.result === 'not applicable')
      this.#reasons.set(verdict.reason, (this.#reasons.get(verdict.reason) ?? 0) + 1);
    if (this.#json) this.#print({ event: 'file', file: name, prefix, ...verdict });
    else if (verdict.result === 'pass') this.#terminal.out(`pass            ${name}\n`);
    else this.#terminal.out(`${verdict.result.padEnd(15)} ${name}  ${verdict.reason}\n`);
  }

  finish(): void {
    const reasons = [...this.#reasons].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const prefixes = [...this.#prefixes];
    if (this.#json) {
      const described = (count: Count) => ({ ...count, percentage: percentage(count) });
      this.#print({
        event: 'totals',
        prefixes: Object.fromEntries(prefixes.map(([prefix, count]) => [prefix, described(count)])),
        all: described(this.#all),
        notApplicable: Object.fromEntries(reasons),
      });
      return;
    }
    this.#terminal.out('\n');
    this.#row('prefix', 'passed', 'failed', 'applicable', 'not applicable', '');
    for (const [prefix, count] of prefixes) this.#countRow(prefix, count);
    if (prefixes.length > 1) this.#countRow('all', this.#all);
    if (reasons.length === 0) return;
    this.#terminal.out('\nnot applicable because of\n');
    for (const [reason, count] of reasons) this.#terminal.out(`${String(count).padStart(5)}  ${reason}\n`);
  }

  #countRow(name: string, count: Count): void {
    const { passed, failed, notApplicable } = count;
    const percent = percentage(count);
    this.#row(
      name,
      passed,
      failed,
      passed + failed,
      notApplicable,
      percent === null ? '–' : `${percent.toFixed(1)} %`,
    );
  }

  #row(name: string, ...cells: readonly (string | number)[]): void {
    const widths = [8, 8, 12, 16, 10];
    const padded = cells.map((cell, index) => String(cell).padStart(widths[index]!));
    this.#terminal.out(`${name.padEnd(16)}${padded.join('')}\n`);
  }

  #print(value: unknown): void {
    this.#terminal.out(`${JSON.stringify(value)}\n`);
  }
}
