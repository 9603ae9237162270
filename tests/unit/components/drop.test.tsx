import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { judge } from '../../../src/components/widgets/drop/challenge.ts';
import { formatDeeds, readDeeds } from '../../../src/components/widgets/drop/deeds.ts';
import { record, rightAnswers } from '../../../src/components/widgets/drop/experiment.ts';
import { Handout } from '../../../src/components/widgets/drop/Handout.tsx';
import { inFlight } from '../../../src/components/widgets/drop/in-flight.ts';
import { scenes } from '../../../src/components/widgets/drop/settings.ts';
import { hopsOf } from '../../../src/lib/net/trace/hop.ts';
import { rows } from './table-rows.ts';

test('deeds stand in a link as one word, and nonsense is no deed', () => {
  const word = 'drop-c5-320.delay-s3-401.duplicate-c12-560';
  expect(formatDeeds(readDeeds(word)!)).toBe(word);
  expect(readDeeds('')).toEqual([]);
  for (const nonsense of [
    'drop',
    'eat-c5-320',
    'drop-x5-320',
    'drop-c0-320',
    Array(13).fill('drop-c5-320').join('.'),
  ])
    expect(readDeeds(nonsense)).toBeUndefined();
});

test('each scene ends as its right answer says', () => {
  const given = (scene: number) =>
    record({ ...scenes[scene]!.start, tab: scene + 1 }).deliveries.map(({ messages }) => messages);
  expect(rightAnswers).toEqual({ tcp: 'nothing', udp: 'four', ack: 'no-matter' });
  expect(given(0).slice(0, 3)).toEqual([[1], [2], [3, 4, 5, 6, 7, 8]]);
  expect(given(1).slice(0, 3)).toEqual([[1], [2], [4]]);
  expect(given(2)).toEqual([[1], [2], [3], [4], [5], [6], [7], [8]]);
});

test('what is under way stands between the hosts, and what was dropped a moment ago where it was', () => {
  const { events } = record({ ...scenes[0]!.start, tab: 1 });
  const hops = hopsOf(events);
  const told = (atMs: number) =>
    inFlight({ hops }, atMs).map(({ message, from, share, isGone }) =>
      [message ?? from, Math.round(share * 10) / 10, ...(isGone ? ['gone'] : [])].join(' '),
    );
  expect(told(250)).toEqual(['client 0.5', '1 0.5', '2 0.1']);
  expect(told(325)).toEqual(['2 0.8', '3 0.4 gone', 'server.lab 0.2', '4 0']);
});

test('only losing the last message, or the one before, puts it off by more than a second', () => {
  const verdict = (deeds: string) => judge({ protocol: 'tcp', deeds, tab: 3 });
  expect(verdict('drop-c10-520')).toBe('solved');
  expect(verdict('drop-c5-320')).toBe('not-yet');
  expect(verdict('')).toBe('not-one');
  expect(judge({ protocol: 'udp', deeds: 'drop-c8-300', tab: 3 })).toBe('not-tcp');
});

test('the handout tells when the process got what, after each deed', () => {
  const table = rows(render(<Handout lang="ko" />));
  expect(table[1]).toBe('TCP · 3번을 버림 | 1 (301 ms), 2 (341 ms), 3 4 5 6 7 8 (702 ms) |');
  expect(table[4]).toContain('8 (1742 ms)');
});
