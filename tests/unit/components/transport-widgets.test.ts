import { expect, test } from 'vitest';
import { judge as judgeBytes } from '../../../src/components/widgets/bytes/challenge.ts';
import { record as recordBytes } from '../../../src/components/widgets/bytes/recording.ts';
import { preset as bytes } from '../../../src/components/widgets/bytes/settings.ts';
import { judge as judgeDrop } from '../../../src/components/widgets/drop/challenge.ts';
import { formatDeeds, readDeeds } from '../../../src/components/widgets/drop/deeds.ts';
import { record as recordDrop, rightAnswers } from '../../../src/components/widgets/drop/experiment.ts';
import { inFlight } from '../../../src/components/widgets/drop/in-flight.ts';
import { scenes as dropScenes } from '../../../src/components/widgets/drop/settings.ts';
import {
  dialNames,
  formatNeeds,
  judgeDial,
  readNeeds,
} from '../../../src/components/widgets/matcher/dials.ts';
import { record as recordMatcher, wayNames } from '../../../src/components/widgets/matcher/recording.ts';
import { preset as matcher } from '../../../src/components/widgets/matcher/settings.ts';
import { isUnmetRight } from '../../../src/components/widgets/matcher/verdict.ts';
import { judge as judgeShare } from '../../../src/components/widgets/share/challenge.ts';
import { averageOf, record as recordShare } from '../../../src/components/widgets/share/recording.ts';
import { preset as share } from '../../../src/components/widgets/share/settings.ts';
import { judge as judgeSliders } from '../../../src/components/widgets/sliders/challenge.ts';
import { fatesAt } from '../../../src/components/widgets/sliders/Roll.tsx';
import { record as recordSliders } from '../../../src/components/widgets/sliders/recording.ts';
import { scenes, preset as sliders } from '../../../src/components/widgets/sliders/settings.ts';
import { melodyWithGaps } from '../../../src/components/widgets/sliders/tone.ts';
import { APPLICATIONS } from '../../../src/lib/experiments/applications.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { hopsOf } from '../../../src/lib/net/trace/hop.ts';

const scene = (tab: number) => {
  const run = finish(recordSliders({ ...sliders, ...scenes[tab - 1]!.start, tab }));
  return {
    run,
    tcp: fatesAt(run.tcp.frames, Number.POSITIVE_INFINITY),
    udp: fatesAt(run.udp.frames, Number.POSITIVE_INFINITY),
  };
};

test('sliders: near by TCP has more frames in time than UDP at 5 % loss; far away about 20 come late, and UDP loses 3', () => {
  expect([scene(1).tcp, scene(1).udp]).toEqual([
    { onTime: 100, late: 0, lost: 0 },
    { onTime: 96, late: 0, lost: 4 },
  ]);
  expect([scene(2).tcp, scene(2).udp]).toEqual([
    { onTime: 79, late: 21, lost: 0 },
    { onTime: 97, late: 0, lost: 3 },
  ]);
});

test('sliders: the file is whole over TCP after several times the 1.3 s, and has holes over UDP', () => {
  const { run } = scene(3);
  expect(run.file!.tcp.at(-1)!.bytes).toBe(1e6);
  expect(run.file!.tcp.at(-1)!.atMs).toBeGreaterThan(3 * 1255);
  expect(run.file!.udp.missing.length).toBe(9);
});

test('sliders: the challenge is solved by coming nearer, not by changing the loss', () => {
  const far = { ...sliders, ...scenes[1]!.start, tab: 2 };
  const verdict = (settings: typeof far) => judgeSliders(settings, finish(recordSliders(settings)));
  expect(verdict(far)).toBe('not-yet');
  expect(verdict({ ...far, delay: 25 })).toBe('solved');
  expect(verdict({ ...far, loss: 0 })).toBe('loss-changed');
  expect(judgeSliders(far, undefined)).toBe('not-run');
});

test('sliders: frames that cannot be played are silence, and sound comes and goes without a click', () => {
  const samples = melodyWithGaps([true, false, true], 0.02, 8000);
  expect(samples.length).toBe(480);
  expect(samples.subarray(160, 320).every((sample) => sample === 0)).toBe(true);
  expect(Math.max(...samples.subarray(0, 160))).toBeGreaterThan(0.15);
  expect(Math.abs(samples[159]!)).toBeLessThan(0.02);
  expect(Math.abs(samples[320]!)).toBeLessThan(0.02);
});

test('matcher: every card has its dials right by its own needs, and a word for them that a link can carry', () => {
  for (const application of APPLICATIONS) {
    const { needs } = application;
    expect(readNeeds(formatNeeds(needs))).toEqual(needs);
    expect(dialNames.map((dial) => judgeDial(application, needs, dial))).toEqual(Array(4).fill('right'));
  }
  expect(readNeeds('tolerant-floor-interactive')).toBeUndefined();
  expect(readNeeds('tolerant-floor-soon-secure')).toBeUndefined();
});

test('matcher: DNS over UDP is right, with TCP as another answer; that it bears loss may be said, too', () => {
  const dns = APPLICATIONS.find(({ id }) => id === 'dns')!;
  expect(dns.transports).toEqual(['udp', 'tcp', 'quic']);
  expect(judgeDial(dns, { ...dns.needs, loss: 'tolerant' }, 'loss')).toBe('also');
  expect(judgeDial(dns, { ...dns.needs, throughput: 'floor' }, 'throughput')).toBe('wrong');
});

test('matcher: a chat over TCP is fine on all ways; a conference is useless on the narrow one, whatever it runs over', () => {
  const outcomes = (change: Partial<typeof matcher>) => {
    const { runs } = finish(recordMatcher({ ...matcher, ...change }));
    return wayNames.map((name) => runs[name].outcome);
  };
  expect(outcomes({ app: 'chat' })).toEqual(['fine', 'fine', 'fine']);
  for (const transport of ['tcp', 'udp', 'quic'] as const)
    expect(outcomes({ app: 'conference', transport })[2]).toBe('broken');
});

test('matcher: what needs a rate or a time has to name it as promised by nobody', () => {
  const call = APPLICATIONS.find(({ id }) => id === 'call')!;
  const mail = APPLICATIONS.find(({ id }) => id === 'mail')!;
  expect(isUnmetRight(call, { ...matcher, unmet: 'both' })).toBe(true);
  expect(isUnmetRight(call, { ...matcher, unmet: 'delay' })).toBe(false);
  expect(isUnmetRight(mail, { ...matcher, unmet: 'none' })).toBe(true);
});

test('drop: deeds stand in a link as one word, and nonsense is no deed', () => {
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

test('drop: each scene ends as its right answer says', () => {
  const given = (scene: number) =>
    recordDrop({ ...dropScenes[scene]!.start, tab: scene + 1 }).deliveries.map(({ messages }) => messages);
  expect(rightAnswers).toEqual({ tcp: 'nothing', udp: 'four', ack: 'no-matter' });
  expect(given(0).slice(0, 3)).toEqual([[1], [2], [3, 4, 5, 6, 7, 8]]);
  expect(given(1).slice(0, 3)).toEqual([[1], [2], [4]]);
  expect(given(2)).toEqual([[1], [2], [3], [4], [5], [6], [7], [8]]);
});

test('drop: what is under way stands between the hosts, and what was dropped a moment ago where it was', () => {
  const { events } = recordDrop({ ...dropScenes[0]!.start, tab: 1 });
  const hops = hopsOf(events);
  const told = (atMs: number) =>
    inFlight({ hops }, atMs).map(({ message, from, share, isGone }) =>
      [message ?? from, Math.round(share * 10) / 10, ...(isGone ? ['gone'] : [])].join(' '),
    );
  expect(told(250)).toEqual(['client 0.5', '1 0.5', '2 0.1']);
  expect(told(325)).toEqual(['2 0.8', '3 0.4 gone', 'server.lab 0.2', '4 0']);
});

test('drop: only losing the last message, or the one before, puts it off by more than a second', () => {
  const verdict = (deeds: string) => judgeDrop({ protocol: 'tcp', deeds, tab: 3 });
  expect(verdict('drop-c10-520')).toBe('solved');
  expect(verdict('drop-c5-320')).toBe('not-yet');
  expect(verdict('')).toBe('not-one');
  expect(judgeDrop({ protocol: 'udp', deeds: 'drop-c8-300', tab: 3 })).toBe('not-tcp');
});

test('bytes: the same three writes become 1, 2, 3 or 4 events, and with losses different numbers in different runs', () => {
  const { elsewhere } = finish(recordBytes(bytes));
  expect(elsewhere.map(({ where, least }) => `${where} ${least}`).slice(0, 4)).toEqual([
    'here 2',
    'apart 3',
    'busy 1',
    'small 4',
  ]);
  const lossy = elsewhere.find(({ where }) => where === 'lossy')!;
  expect(lossy.most).toBeGreaterThan(lossy.least);
});

test('bytes: a smaller MTU solves the challenge; other sizes or UDP do not count', () => {
  expect(judgeBytes(bytes)).toEqual({ verdict: 'not-yet', events: 2 });
  expect(judgeBytes({ ...bytes, mtu: 576 })).toEqual({ verdict: 'solved', events: 4 });
  expect(judgeBytes({ ...bytes, c: 5000 }).verdict).toBe('sizes-changed');
  expect(judgeBytes({ ...bytes, protocol: 'udp' }).verdict).toBe('not-tcp');
});

test('share: one of four gets 2.5 Mbit/s within a fifth, also behind a line of its own of 4 Mbit/s', () => {
  const run = finish(recordShare(share));
  expect(Math.abs(averageOf(run, 0) / 2.5 - 1)).toBeLessThan(0.2);
  expect(run.fair).toBe(2.5);
  const narrow = { ...share, access: 4 };
  expect(judgeShare(narrow, finish(recordShare(narrow)))).toBe('solved');
  expect(judgeShare(share, run)).toBe('too-wide');
  expect(judgeShare({ ...share, N: 1, access: 4 }, undefined)).toBe('others-changed');
});
