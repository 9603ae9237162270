import { expect, test } from 'vitest';
import { readCommand } from '../../../src/lib/node/sim/command.ts';
import { UsageError } from '../../../src/lib/node/sim/usage-error.ts';

test('a scenario file may stand before or after the options', () => {
  const options = { json: true, ladder: false, stats: true, pcap: 'out.pcapng', seed: 7, until: '2s' };
  const expected = { kind: 'scenario', file: 'lab.json', options };
  expect(readCommand('lab.json --json --stats --pcap out.pcapng --seed 7 --until 2s'.split(' '))).toEqual(
    expected,
  );
  expect(readCommand('--json --stats --pcap=out.pcapng --seed 7 --until 2s lab.json'.split(' '))).toEqual(
    expected,
  );
});

test('what stands behind the file of a program belongs to the program', () => {
  expect(readCommand('run --seed 3 prog.mjs --json -x run --help'.split(' '))).toEqual({
    kind: 'program',
    file: 'prog.mjs',
    argv: ['--json', '-x', 'run', '--help'],
    options: { json: false, ladder: false, stats: false, seed: 3 },
  });
});

test('help is given for --help and -h', () => {
  expect(readCommand(['--help'])).toEqual({ kind: 'help' });
  expect(readCommand(['run', '-h'])).toEqual({ kind: 'help' });
});

test.each([
  ['', 'expected "run FILE" or a scenario file (see --help)'],
  ['run', 'run: expected the file of a program'],
  ['prog.mjs x', 'expected one scenario file, got prog.mjs and x (a program needs "run" before it)'],
  ['--foo lab.json', "Unknown option '--foo'"],
  ['--seed x lab.json', '--seed: expected a whole number from 0 to 4294967295, got "x"'],
  ['--until soon lab.json', '--until: expected a duration such as "25ms", got "soon"'],
  ['lab.json --pcap', "Option '--pcap <value>' argument missing"],
  ['lab.json --seed -1', "Option '--seed' argument is ambiguous"],
  ['lab.json --seed 1 --json --seed 2', "Option '--seed' is given twice"],
  ['node-test DIR --json --json', "Option '--json' is given twice"],
  ['lab.json --json=yes', "Option '--json' does not take an argument"],
  ['lab.json --speed 0', '--speed: expected a number above 0 such as 1 or 0.1, got "0"'],
  ['lab.json --speed fast', '--speed: expected a number above 0 such as 1 or 0.1, got "fast"'],
  ['lab.json --record=', '--record: expected the name of a file, got ""'],
  [
    'lab.json --pcap out --trace ./out',
    '--trace: expected a file of its own, got ./out, which is that of --pcap',
  ],
  ['--replay run.json lab.json', '--replay: expected nothing beside the recording, got lab.json'],
  ['--replay run.json --seed 3', '--seed: cannot be given together with --replay'],
  ['--replay run.json --until 3s', '--until: cannot be given together with --replay'],
  ['--replay run.json --record again.json', '--record: cannot be given together with --replay'],
])('"%s" is answered with one sentence', (line, sentence) => {
  const act = () => readCommand(line.split(' ').filter(Boolean));
  expect(act).toThrow(UsageError);
  expect(act).toThrow(sentence);
});

test('a recording is run again with what shall be written of it', () => {
  expect(readCommand('--replay run.json --trace trace.jsonl --speed 0.5 --json'.split(' '))).toEqual({
    kind: 'replay',
    file: 'run.json',
    options: { json: true, ladder: false, stats: false, trace: 'trace.jsonl', speed: 0.5 },
  });
});
