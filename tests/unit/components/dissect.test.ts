import { expect, test } from 'vitest';
import {
  challengeStart,
  judgeAsk,
  judgeRead,
  judgeTalk,
  runOf,
} from '../../../src/components/widgets/dissect/challenge.ts';
import {
  type Asking,
  endOfFirst,
  nextEvent,
  record as recordWith,
} from '../../../src/components/widgets/dissect/experiment.ts';
import { SAMPLES } from '../../../src/components/widgets/dissect/samples.ts';
import { preset, type Settings, settings } from '../../../src/components/widgets/dissect/settings.ts';
import { dissectTexts } from '../../../src/components/widgets/dissect/texts.ts';
import { understood } from '../../../src/lib/messages/table-talk.ts';
import { formatTypes, parseTypes } from '../../../src/lib/messages/table-text.ts';

const record = (change: Partial<Settings>) => recordWith({ ...preset, ...change }, dissectTexts.ko);

test('the request of the lesson is complete with byte 51, the last of its empty line', async () => {
  const run = runOf(await record({ tab: 1 }), 'read')!;
  expect(run.end).toBe(51);
  expect(endOfFirst(run.fields)).toBe(51);
  const steps: number[] = [];
  for (let now = 0; now < run.end; steps.push(now)) now = nextEvent(run, now);
  expect(steps).toEqual([3, 4, 15, 16, 24, 26, 30, 32, 47, 49, 51]);
});

test('every sample can be taken apart, down to its last byte', async () => {
  for (const sample of SAMPLES) {
    const { fields, bytes } = runOf(await record({ tab: 1, sample }), 'read')!;
    const covered = fields.reduce((sum, { length }) => sum + length, 0);
    expect(covered, sample).toBe(bytes.length);
  }
});

test('the length of the first label is byte 12 of the DNS query, counted from 0', async () => {
  const run = runOf(await record({ tab: 1, ...challengeStart(1) }), 'read');
  expect([judgeRead(run, undefined), judgeRead(run, 13), judgeRead(run, 12)]).toEqual([
    'none',
    'wrong',
    'solved',
  ]);
  expect(judgeRead(runOf(await record({ tab: 1 }), 'read'), 12)).toBe('other');
});

test('200 for two Hosts is what the standard would have refused', () => {
  const asked = (status: number | undefined): Asking => ({
    kind: 'ask',
    answer: new Uint8Array(0),
    status,
    events: [],
    end: 1,
    moments: [],
  });
  expect(judgeAsk({ ...preset, hosts: 'two' }, asked(200))).toBe('solved');
  expect(judgeAsk(preset, asked(200))).toBe('allowed');
  expect(judgeAsk({ ...preset, hosts: 'two' }, asked(400))).toBe('not200');
});

test('of the three requests of the preset’s table none is understood, for lengths count characters', async () => {
  const { talk } = runOf(await record({ tab: 3 }), 'talk')!;
  expect(understood(talk)).toBe(0);
});

test('a name with a space gets through in numbers, with a length in bytes', async () => {
  const types = formatTypes(
    parseTypes(preset.types)!.map((row) =>
      row.type === 'HELLO' ? { ...row, fields: [{ ...row.fields[0]!, example: '가람 나래' }] } : row,
    ),
  );
  const verdict = async (change: Partial<Settings>) => {
    const settings = { ...preset, tab: 3, types, ...change };
    return judgeTalk(settings, runOf(await record(settings), 'talk'));
  };
  expect(await verdict({ rule: 'line', syntax: 'words' })).toBe('broken');
  expect(await verdict({ rule: 'bytes', syntax: 'numbers' })).toBe('solved');
  expect(judgeTalk(preset, undefined)).toBe('name');
});

test('a table that cannot be tried out is refused with one sentence in the reader’s language', async () => {
  const types = formatTypes([{ type: 'HELLO', from: 'client', fields: [], reply: 'NOBODY' }]);
  await expect(record({ tab: 3, types })).rejects.toThrow(
    '‘HELLO’에는 ‘NOBODY’라고 답하기로 했는데 그런 응답이 표에 없어요. 응답을 더하거나 다른 답을 골라 주세요.',
  );
});

test('a link may carry a table, and one that is none is not taken', () => {
  expect(settings.types.read(preset.types)).toBe(preset.types);
  expect(settings.types.read('HELLO')).toBeUndefined();
});
