import { expect, test } from 'vitest';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { JsonPrinter } from '../../../src/lib/node/sim/json-printer.ts';
import { LinePrinter } from '../../../src/lib/node/sim/line-printer.ts';
import { PlainPrinter } from '../../../src/lib/node/sim/plain-printer.ts';
import type { Printer, Terminal } from '../../../src/lib/node/sim/printer.ts';

/** What a printer makes of one small run: two processes, a line in two pieces, a loop that was stopped. */
function printed(make: (terminal: Terminal) => Printer): { out: string; err: string } {
  const text = { out: '', err: '' };
  const printer = make({ out: (more) => (text.out += more), err: (more) => (text.err += more) });
  printer.started('a', milliseconds(1));
  printer.started('b', milliseconds(1));
  printer.output('a', 'stdout', 'hel', milliseconds(1));
  printer.output('b', 'stdout', 'one\ntwo\n', milliseconds(2));
  printer.output('a', 'stdout', 'lo\nand', milliseconds(3.5));
  printer.output('b', 'stderr', 'oops\n', milliseconds(4));
  const source = { file: '/home/b.mjs', line: 3, column: 7 };
  printer.ended('b', { code: 1, reason: { kind: 'loop', source } }, milliseconds(5));
  printer.finish();
  return text;
}

test('every line stands behind the name of its process, an unfinished one at the end', () => {
  expect(printed((terminal) => new LinePrinter(terminal))).toEqual({
    out: '[b] one\n[b] two\n[a] hello\n[b] oops\n[a] and\n',
    err: 'sim: b was stopped: a loop did not end at /home/b.mjs:3:7\n',
  });
});

test('a single program is printed as it is, each stream on its own', () => {
  expect(printed((terminal) => new PlainPrinter(terminal))).toEqual({
    out: 'helone\ntwo\nlo\nand',
    err: 'oops\nsim: b was stopped: a loop did not end at /home/b.mjs:3:7\n',
  });
});

test('JSON has one object a line, with virtual milliseconds', () => {
  const { out } = printed((terminal) => new JsonPrinter(terminal));
  expect(out.split('\n').slice(2, 6)).toEqual([
    '{"t":3.5,"process":"a","event":"stdout","data":"lo\\nand"}',
    '{"t":4,"process":"b","event":"stderr","data":"oops\\n"}',
    '{"t":5,"process":"b","event":"exit","code":1,"reason":{"kind":"loop","source":{"file":"/home/b.mjs","line":3,"column":7}}}',
    '',
  ]);
});
