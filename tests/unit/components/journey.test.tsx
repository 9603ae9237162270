import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { parseFragment } from '../../../src/components/widgets/frame/fragment.ts';
import { experiment, record } from '../../../src/components/widgets/journey/experiment.ts';
import { Handout } from '../../../src/components/widgets/journey/Handout.tsx';
import { Result } from '../../../src/components/widgets/journey/Result.tsx';
import { preset, type Settings } from '../../../src/components/widgets/journey/settings.ts';
import { journeyTexts } from '../../../src/components/widgets/journey/texts.ts';
import { rows } from './table-rows.ts';

const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/ +/g, ' ')
    .trim();
const compared = (change: Partial<Settings>, guess?: number | string) => {
  const settings = { ...preset, ...change };
  return text(
    render(
      <Result
        lang="ko"
        words={journeyTexts.ko}
        settings={settings}
        recording={record(settings)}
        guess={guess}
      />,
    ),
  );
};

test('the way is thirteen steps, and on each somebody has the letter', () => {
  const { stages } = record(preset);
  expect(stages.map(({ place, wrapping }) => `${place} ${wrapping}`)).toEqual([
    'process 0',
    'socket 0',
    'transport 1',
    'network 2',
    'link 3',
    'router 2',
    'link 3',
    'router 2',
    'link 3',
    'far-network 2',
    'far-transport 1',
    'far-socket 0',
    'far-process 0',
  ]);
});

test('only what is on a link takes time', () => {
  const { stages } = record(preset);
  for (const { place, atMs, untilMs } of stages) {
    if (place === 'link') expect(untilMs - atMs).toBeGreaterThan(10);
    else expect(untilMs).toBe(atMs);
  }
});

test('a router reads the header of IP, and nobody on the way that of TCP', () => {
  const { stages } = record(preset);
  const readers = (part: string) => stages.filter(({ reads }) => reads === part).map(({ place }) => place);
  expect(readers('ip')).toEqual(['network', 'router', 'router', 'far-network']);
  expect(readers('transport')).toEqual(['transport', 'far-transport']);
});

test.each([
  [{ tab: 1 }, 91, '51 → 71 → 91바이트. 이더넷 위에서는 109바이트예요. 내 예측 91바이트: 맞았어요.'],
  [{ tab: 1 }, 71, '내 예측 71바이트: 모형과 달라요.'],
  [{ tab: 2 }, 'ip', 'IP 헤더만 읽어요. 내 예측 IP 헤더만: 맞았어요.'],
  [{ tab: 2 }, 'all', 'TTL(64 → 63 → 62)'],
  [{ tab: 3 }, 6, '‘안녕’: 6바이트예요. 패킷은 34바이트가 돼요. 내 예측 6바이트: 맞았어요.'],
  [{ tab: 3, text: '가', protocol: 'tcp' }, undefined, '‘가’: 3바이트예요. 패킷은 43바이트가 돼요.'],
] as const)('with %j and the guess %s the comparison says: %s', (change, guess, sentence) => {
  expect(compared(change, guess)).toContain(sentence);
});

test('the handout for paper has the sizes of a request, a query and a syllable', () => {
  expect(rows(render(<Handout lang="ko" />)).slice(1)).toEqual([
    'HTTP 요청 (TCP) | 51 | 71 | 91 | 109 |',
    'DNS 질의 (UDP) | 33 | 41 | 61 | 79 |',
    '한글 한 글자 (UDP) | 3 | 11 | 31 | 49 |',
  ]);
});

test('a link with an empty letter is told so, and the letter stays', () => {
  const { settings, problem } = parseFragment(experiment, '#w-journey?text=&tab=3')!;
  expect(problem).toEqual({ key: 'text', text: '' });
  expect(settings).toEqual({ ...preset, tab: 3 });
});
