import { expect, test } from 'vitest';
import { challengeStart, judge } from '../../../src/components/widgets/tap/challenge.ts';
import { factsIn, record } from '../../../src/components/widgets/tap/experiment.ts';
import { kindOf } from '../../../src/components/widgets/tap/heard.ts';
import { messageOf, preset } from '../../../src/components/widgets/tap/settings.ts';

test('the message of the preset is 19 bytes long', () => {
  expect(messageOf(preset)).toBe('password=open-4821\n');
  expect(messageOf(preset).length).toBe(19);
});

test('a guess names facts, joined by plus signs', () => {
  expect(factsIn('addresses+length')).toEqual(['addresses', 'length']);
  for (const text of ['', 'addresses+age', 'length+length']) expect(factsIn(text)).toBeUndefined();
});

test('the tap tells a greeting from ciphertext, and both from plain text', async () => {
  const kinds = async (way: 'http' | 'https') =>
    (await record({ ...preset, way })).overheard.map(({ bytes }) => kindOf(bytes));
  expect(await kinds('http')).toEqual(['plain', 'plain']);
  expect(await kinds('https')).toEqual(['hello', 'mixed', 'sealed', 'sealed']);
});

test('the password can be changed unnoticed over HTTP alone', async () => {
  const verdict = async (change: object) => {
    const settings = { ...challengeStart, ...change };
    return judge(settings, await record(settings));
  };
  expect(await verdict({})).toBe('none');
  expect(await verdict({ flip: '2-9' })).toBe('noticed');
  expect(await verdict({ flip: '8-9' })).toBe('harmless');
  expect(await verdict({ way: 'http', flip: '0-9' })).toBe('solved');
  expect(await verdict({ way: 'http', flip: '1-0' })).toBe('harmless');
});

test('a run ends with its last packet, long before its sockets are forgotten', async () => {
  expect((await record(preset)).end).toBeLessThan(0.3);
});
