import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nodeTest } from '../../../scripts/node-test/run.ts';
import { readCommand } from '../../../src/lib/node/sim/command.ts';
import { readProcessScript } from '../../../src/lib/node/sim/process-script.ts';
import { buildEngine } from '../node/helper.ts';

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

const script = (name: string) => readFileSync(join(buildEngine(), `${name}.js`), 'utf8');

/** A folder as `test/` of Node's repository is, with files of our own. */
async function run(parallel: Readonly<Record<string, string>>, ...options: string[]) {
  folder = mkdtempSync(join(tmpdir(), 'ieum-'));
  const common = "exports.skip = (why) => { console.log('1..0 # Skipped: ' + why); process.exit(0); };";
  const files = { 'common/index.js': common, 'fixtures/deep/word.txt': 'ieum', ...parallel };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name.includes('/') ? name : `parallel/${name}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const command = readCommand(['node-test', folder, ...options]);
  if (command.kind !== 'node-test') throw new Error(`read as ${command.kind}`);
  let printed = '';
  const code = await nodeTest(command.directory, command.options, {
    terminal: { out: (text) => (printed += text), err: () => {} },
    processScript: () => readProcessScript(buildEngine()),
    partScript: script,
  });
  return { printed, code };
}

test('each test file passes, fails with its reason, or needs what a page cannot have', async () => {
  const { printed, code } = await run({
    'test-net-echo.js': `
      require('../common');
      const net = require('net');
      const server = net.createServer((socket) => socket.pipe(socket)).listen(0, () => {
        net.connect(server.address().port).on('data', () => process.exit(0)).end('x');
      });`,
    'test-net-names-a-child.js': "if (process.argv[2]) require('child_process').fork('x');",
    'test-net-forks.js': "const { fork } = require('node:child_process'); fork(__filename);",
    'test-net-secure.mjs': "import { connect } from 'tls'; connect(443);",
    'test-net-waits.js': "require('net').createServer().listen(0);",
    'test-net-flag.js': '// Flags: --expose-internals\nthrow new Error();',
    'test-stream-fixture.js': `
      const fixtures = require('path').join(__dirname, '../fixtures');
      if (require('fs').readFileSync(fixtures + '/deep/word.txt', 'utf8') !== 'ieum') throw new Error('another word');`,
    'test-stream-skips.js': "require('../common').skip('no stream today');",
    'test-stream-throws.js': "throw new TypeError('not so');",
  });
  expect(printed).toBe(`\
pass            test-net-echo.js
not applicable  test-net-flag.js  internals
not applicable  test-net-forks.js  child process
pass            test-net-names-a-child.js
not applicable  test-net-secure.mjs  TLS
fail            test-net-waits.js  waits for something that never comes
pass            test-stream-fixture.js
not applicable  test-stream-skips.js  skips itself: no stream today
fail            test-stream-throws.js  TypeError: not so

prefix            passed  failed  applicable  not applicable          
net                    2       1           3               3    66.7 %
stream                 1       1           2               1    50.0 %
all                    3       2           5               4    60.0 %

not applicable because of
    1  TLS
    1  child process
    1  internals
    1  skips itself: no stream today
`);
  expect(code).toBe(1);
});

test('JSON has one object a file, then the totals; real Node may be asked, too', async () => {
  const { printed, code } = await run(
    { 'test-net-a.js': '', 'test-net-b.js': 'throw new Error()', 'test-dgram-c.js': '' },
    '--json',
    '--compare',
    '--only',
    'test-net-*',
  );
  const count = { passed: 1, failed: 0, notApplicable: 1, percentage: 100 };
  const reason = 'real Node fails it here';
  expect(
    printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { event: 'file', file: 'test-net-a.js', prefix: 'net', result: 'pass' },
    { event: 'file', file: 'test-net-b.js', prefix: 'net', result: 'not applicable', reason },
    { event: 'totals', prefixes: { net: count }, all: count, notApplicable: { [reason]: 1 } },
  ]);
  expect(code).toBe(0);
});

test('tests written with node:test fail when one of them does', async () => {
  const { printed } = await run({
    'test-util-good.js':
      "const { describe, it } = require('node:test'); describe('a', () => it('b', async () => {}));",
    'test-util-bad.mjs': `
      import test from 'node:test';
      test('outer', async (t) => { await t.test('inner', () => { throw new Error('inside'); }); });`,
  });
  expect(printed).toContain(
    'fail            test-util-bad.mjs  Error: inside\npass            test-util-good.js\n',
  );
});

test.each([
  ['node-test', "node-test: expected the folder of Node's tests, which holds parallel/ and common/"],
  ['node-test a b', 'node-test: expected one folder, got a and b'],
])('"%s" is answered with one sentence', (line, sentence) => {
  expect(() => readCommand(line.split(' '))).toThrow(sentence);
});

test('a folder that is none of Node’s tests, and a pattern that nothing matches, are named', async () => {
  const options = { json: false, compare: false, verbose: false };
  const simulation = {
    terminal: { out() {}, err() {} },
    processScript: () => ({ text: '' }),
    partScript: () => '',
  };
  await expect(nodeTest('/nowhere', options, simulation)).rejects.toThrow(
    'node-test: expected a folder with parallel/ and common/, got /nowhere without parallel/',
  );
  await expect(run({ 'test-net-a.js': '' }, '--only', 'dgram')).rejects.toThrow(
    /^--only: no test file in .*parallel has "dgram" in its name$/,
  );
});
