import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { challengeStart, judge } from '../../../src/components/widgets/load/challenge.ts';
import { Handout } from '../../../src/components/widgets/load/Handout.tsx';
import { numbersIn } from '../../../src/components/widgets/load/numbers.ts';
import { answerOf, questionOf } from '../../../src/components/widgets/load/question.ts';
import { Result } from '../../../src/components/widgets/load/Result.tsx';
import {
  momentOf,
  record as recordInSteps,
  unanswered,
} from '../../../src/components/widgets/load/recording.ts';
import { preset, type Settings, scenes } from '../../../src/components/widgets/load/settings.ts';
import { loadTexts } from '../../../src/components/widgets/load/texts.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { rows } from './table-rows.ts';

const record = (settings: Settings) => finish(recordInSteps(settings));
const scene = (tab: number, change: Partial<Settings> = {}): Settings => ({
  ...preset,
  ...scenes[tab - 1],
  tab,
  ...change,
});
const answer = (settings: Settings) => answerOf(settings, record(settings));
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/ +/g, ' ');
const compared = (settings: Settings, guess?: number) =>
  text(
    render(
      <Result
        lang="ko"
        words={loadTexts.ko}
        numbers={numbersIn('ko')}
        settings={settings}
        question={questionOf(settings)}
        guess={guess}
        recording={record(settings)}
      />,
    ),
  );

test.each([
  [50, 20],
  [80, 50],
  [90, 100],
  [95, 200],
])('one server at %d requests a second: %d ms', (rate, ms) => {
  expect(answer(scene(1, { rate }))).toBeCloseTo(ms, 6);
});

test.each([
  [110, 9.2],
  [150, 33.3],
])('with 50 places and %d requests a second, %d %% are dropped: the excess', (rate, percent) => {
  expect(answer(scene(2, { rate }))).toBeCloseTo(percent, 1);
});

test.each([
  [2, 'random', 40],
  [2, 'round-robin', 30.7],
  [2, 'shortest-queue', 24.4],
  [4, 'shortest-queue', 10.6],
] as const)('%d servers at 150 requests a second, %s: %d ms', (c, policy, ms) => {
  const mean = answer(scene(3, { c, policy }));
  expect(mean).toBeGreaterThan(ms * 0.95);
  expect(mean).toBeLessThan(ms * 1.05);
});

test('one of the quick answers to each question is the right one', () => {
  for (const tab of [1, 2, 3, 4]) {
    const settings = scene(tab);
    const right = answer(settings);
    const nearest = Math.min(...questionOf(settings).choices.map(([, value]) => Math.abs(value - right)));
    expect(nearest, `tab ${tab}`).toBeLessThan(right * 0.1);
  }
});

test('a failure costs most before it is noticed, and the excess from then on', () => {
  const settings = scene(4);
  const run = record(settings);
  const { fail, notice } = settings;
  expect(unanswered(run, 0, fail)).toBe(0);
  expect(unanswered(run, fail, fail + notice)).toBeGreaterThan(0.6);
  expect(unanswered(run, fail + notice, run.end)).toBeGreaterThan(0.28);
  expect(unanswered(run, fail + notice, run.end)).toBeLessThan(0.38);
});

test('what the counters say adds up at every moment', () => {
  const run = record(scene(2));
  for (const now of [0, 12.3, 60]) {
    const { arrived, served, dropped, lost } = momentOf(run, now);
    const waiting = arrived - served - dropped - lost;
    expect(waiting).toBeGreaterThanOrEqual(0);
    expect(waiting).toBeLessThanOrEqual(50);
  }
});

test('after the run the result stands beside the prediction, and why', () => {
  const said = compared(scene(1), 105);
  expect(said).toContain('초당 95개가 오면 요청 하나가 평균 200 ms 머물러요.');
  expect(said).toContain('내 예측 105 ms: 모형보다 적어요.');
  expect(said).toContain('초당 90개일 때 10개이던 여유가 5개로 줄어서');
});

test('at the capacity and above there is no mean, and the queue says how far it got', () => {
  expect(compared(scene(1, { rate: 120 }))).toMatch(
    /줄이 끝없이 길어져서.*1초마다 20개씩.*1,[0-9]{3}개가 서버에/,
  );
});

test('the challenge is judged by the model: at random it takes 40 ms, by the shortest queue 17', () => {
  const start = { ...preset, ...challengeStart };
  const verdict = (settings: Settings) => judge(settings, record(settings));
  expect(verdict(start)).toBe('too-slow');
  expect(verdict({ ...start, policy: 'shortest-queue' })).toBe('solved');
  expect(verdict({ ...start, c: 6 })).toBe('other-load');
});

test('the handout for paper tabulates the time in the system by the load', () => {
  expect(rows(render(<Handout lang="ko" />)).slice(1, 6)).toEqual([
    '초당 25개 | 13.3 ms |',
    '초당 50개 | 20 ms |',
    '초당 80개 | 50 ms |',
    '초당 90개 | 100 ms |',
    '초당 95개 | 200 ms |',
  ]);
});
