import { expect, test } from 'vitest';
import { judgeMail, judgeWeb } from '../../../src/components/widgets/dialogue/challenge.ts';
import {
  codesIn,
  type Mailing,
  record,
  repliesOf,
} from '../../../src/components/widgets/dialogue/experiment.ts';
import { KEYS, linesOf, preset, settings } from '../../../src/components/widgets/dialogue/settings.ts';

const replies = (change: object = {}) => repliesOf(record({ ...preset, ...change }) as Mailing);

test('with DATA too early the text and the dot of the mail are unknown words', () => {
  expect(replies()).toEqual(['250', '503', '250', '250', '500', '500', '221']);
});

test('in the right order every line is fine, and the text of the mail gets no reply', () => {
  const right = { order: KEYS.join('') };
  expect(replies(right)).toEqual(['250', '250', '250', '354', 'none', '250', '221']);
  expect(judgeMail(record({ ...preset, ...right }))).toBe('solved');
  expect(judgeMail(record(preset))).toBe('lost');
});

test('a line of one’s own is sent where one wants it, in the second tab', () => {
  const own = { own: 'HELLO', at: 2, order: KEYS.join('') };
  expect(linesOf({ ...preset, ...own })[1]).toBe('HELLO');
  expect(replies({ ...own, tab: 2 })).toEqual(['250', '500', '250', '250', '354', 'none', '250', '221']);
  expect(replies({ ...own, tab: 1 })).toHaveLength(KEYS.length);
  expect(judgeMail(record({ ...preset, ...own, tab: 2 }))).toBe('errors');
});

test('a reply outside the usual ones is told as it came', () => {
  expect(replies({ tab: 2, own: 'VRFY narae', at: 2, order: KEYS.join('') })[1]).toBe('252');
});

test('a guess has a code for each of the seven lines', () => {
  expect(codesIn('250+503+250+250+500+none+221')).toHaveLength(7);
  for (const text of ['', '250', '250+503+250+250+500+none+999']) expect(codesIn(text)).toBeUndefined();
});

test('an order has each line once', () => {
  expect(settings.order.read('qptdrme')).toBe('qptdrme');
  for (const text of ['', 'emrdtp', 'emrdtpp', 'emrdtpqq']) expect(settings.order.read(text)).toBeUndefined();
});

test('with both ends of another make a picture is shown still', () => {
  const parts = { ...preset, tab: 3, browser: 'other', server: 'other', document: 'picture' } as const;
  expect(judgeWeb(parts, record(parts))).toBe('solved');
  expect(judgeWeb({ ...parts, server: 'mail' }, record({ ...parts, server: 'mail' }))).toBe('parts');
});
