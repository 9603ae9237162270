import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { judge } from '../../../src/components/widgets/bytes/challenge.ts';
import { Handout } from '../../../src/components/widgets/bytes/Handout.tsx';
import { record } from '../../../src/components/widgets/bytes/recording.ts';
import { preset } from '../../../src/components/widgets/bytes/settings.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { rows } from './table-rows.ts';

test('the same three writes become 1, 2, 3 or 4 events, and with losses different numbers in different runs', () => {
  const { elsewhere } = finish(record(preset));
  expect(elsewhere.map(({ where, least }) => `${where} ${least}`).slice(0, 4)).toEqual([
    'here 2',
    'apart 3',
    'busy 1',
    'small 4',
  ]);
  const lossy = elsewhere.find(({ where }) => where === 'lossy')!;
  expect(lossy.most).toBeGreaterThan(lossy.least);
});

test('a smaller MTU solves the challenge; other sizes or UDP do not count', () => {
  expect(judge(preset)).toEqual({ verdict: 'not-yet', events: 2 });
  expect(judge({ ...preset, mtu: 576 })).toEqual({ verdict: 'solved', events: 4 });
  expect(judge({ ...preset, c: 5000 }).verdict).toBe('sizes-changed');
  expect(judge({ ...preset, protocol: 'udp' }).verdict).toBe('not-tcp');
});

test('the handout has the strips, and how many events the same writes give elsewhere', () => {
  const html = render(<Handout lang="ko" />);
  expect(html.match(/class="strip write-2"/g)?.length).toBe(3);
  expect(rows(html).slice(1, 5)).toEqual([
    '처음 설정 그대로 | 2번 |',
    '60 ms씩 띄워 쓰면 | 3번 |',
    '읽는 쪽이 200 ms마다 들여다보면 | 1번 |',
    'MTU가 576바이트면 | 4번 |',
  ]);
});
