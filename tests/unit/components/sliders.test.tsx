import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { judge } from '../../../src/components/widgets/sliders/challenge.ts';
import { Handout } from '../../../src/components/widgets/sliders/Handout.tsx';
import { fatesAt } from '../../../src/components/widgets/sliders/Roll.tsx';
import { record } from '../../../src/components/widgets/sliders/recording.ts';
import { preset, scenes } from '../../../src/components/widgets/sliders/settings.ts';
import { melodyWithGaps } from '../../../src/components/widgets/sliders/tone.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { rows } from './table-rows.ts';

const scene = (tab: number) => {
  const run = finish(record({ ...preset, ...scenes[tab - 1]!.start, tab }));
  return {
    run,
    tcp: fatesAt(run.tcp.frames, Number.POSITIVE_INFINITY),
    udp: fatesAt(run.udp.frames, Number.POSITIVE_INFINITY),
  };
};

test('near by TCP has more frames in time than UDP at 5 % loss; far away about 20 come late, and UDP loses 3', () => {
  expect([scene(1).tcp, scene(1).udp]).toEqual([
    { onTime: 100, late: 0, lost: 0 },
    { onTime: 96, late: 0, lost: 4 },
  ]);
  expect([scene(2).tcp, scene(2).udp]).toEqual([
    { onTime: 79, late: 21, lost: 0 },
    { onTime: 97, late: 0, lost: 3 },
  ]);
});

test('the file is whole over TCP after several times the 1.3 s, and has holes over UDP', () => {
  const { run } = scene(3);
  expect(run.file!.tcp.at(-1)!.bytes).toBe(1e6);
  expect(run.file!.tcp.at(-1)!.atMs).toBeGreaterThan(3 * 1255);
  expect(run.file!.udp.missing.length).toBe(9);
});

test('the challenge is solved by coming nearer, not by changing the loss', () => {
  const far = { ...preset, ...scenes[1]!.start, tab: 2 };
  const verdict = (settings: typeof far) => judge(settings, finish(record(settings)));
  expect(verdict(far)).toBe('not-yet');
  expect(verdict({ ...far, delay: 25 })).toBe('solved');
  expect(verdict({ ...far, loss: 0 })).toBe('loss-changed');
  expect(judge(far, undefined)).toBe('not-run');
});

test('frames that cannot be played are silence, and sound comes and goes without a click', () => {
  const samples = melodyWithGaps([true, false, true], 0.02, 8000);
  expect(samples.length).toBe(480);
  expect(samples.subarray(160, 320).every((sample) => sample === 0)).toBe(true);
  expect(Math.max(...samples.subarray(0, 160))).toBeGreaterThan(0.15);
  expect(Math.abs(samples[159]!)).toBeLessThan(0.02);
  expect(Math.abs(samples[320]!)).toBeLessThan(0.02);
});

test('the handout has both calls, near and far, as strips and as a table', () => {
  const html = render(<Handout lang="ko" />);
  expect(html.match(/<svg/g)?.length).toBe(4);
  expect(rows(html).slice(1)).toEqual([
    '왕복 50 ms, 손실 5% | 100 / 0 | 96 / 4 |',
    '왕복 200 ms, 손실 2% | 79 / 21 | 97 / 3 |',
  ]);
});
