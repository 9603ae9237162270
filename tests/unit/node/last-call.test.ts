import { expect, test } from 'vitest';
import { parseScript, transformScript } from '../../../src/lib/node/modules/transform.ts';

const rewritten = (source: string, keepsFrames: boolean): string =>
  transformScript(source, parseScript(source), keepsFrames).code;

/** Without the loop guard that every function begins with. */
const withoutGuards = (code: string): string =>
  code.replace(/;?--\$ieum_budget\[0\]<0&&\$ieum_stop\(\d+,\d+\)[;,]/g, '').replaceAll('$ieum_returned', 'R');

test.each([
  ['() => f()', '() => (R=(f()))'],
  ['() => (a, f())', '() => ((R=(a, f())))'],
  ['function g() { return a ? f() : b; }', 'function g() { return R=(a ? f() : b); }'],
  ['function g() { return s`t`; }', 'function g() { return R=(s`t`); }'],
  // These end in no call, and a function would be named after the variable.
  ['() => a + f()', '() => (a + f())'],
  ['() => () => 1', '() => (() => (1))'],
  ['function g() { return class {}; }', 'function g() { return class {}; }'],
])('where the host has tail calls, %s becomes %s, so that its frame stays in stacks', (source, expected) => {
  expect(withoutGuards(rewritten(source, true))).toBe(expected);
});

test('elsewhere a last call stays as it is', () => {
  expect(rewritten('() => f()', false)).not.toContain('$ieum_returned');
});
