import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Handout } from '../../../src/components/widgets/swarm/Handout.tsx';
import { numbersIn } from '../../../src/components/widgets/swarm/numbers.ts';
import { Result } from '../../../src/components/widgets/swarm/Result.tsx';
import { record } from '../../../src/components/widgets/swarm/recording.ts';
import { SwarmWidget } from '../../../src/components/widgets/swarm/SwarmWidget.tsx';
import { preset, type Settings } from '../../../src/components/widgets/swarm/settings.ts';
import { swarmTexts } from '../../../src/components/widgets/swarm/texts.ts';

const text = (html: string) =>
  html
    .replace(/<\/(p|h4|li|tr|th|td|text|title|desc|summary)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/ +/g, ' ')
    .replace(/\n[\n ]+/g, '\n');

const compared = (change: Partial<Settings>, lang: 'ko' | 'en' = 'ko', guess?: number) => {
  const settings = { ...preset, ...change };
  const words = swarmTexts[lang];
  return text(
    render(
      <Result
        lang={lang}
        words={words}
        numbers={numbersIn(lang, words)}
        settings={settings}
        from={settings.N > 10 ? 10 : 1}
        guess={guess}
        recording={record(settings)}
      />,
    ),
  );
};

test('the handout for paper tells the result at N = 30 and tabulates both structures', () => {
  const rows = [...render(<Handout lang="ko" />).matchAll(/<tr>.*?<\/tr>/g)].map(([row]) =>
    row
      .replace(/<\/t[hd]>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .trim(),
  );
  expect(rows).toEqual([
    '받는 사람 수 N (명) 클라이언트-서버 P2P',
    '1명 160초 160초',
    '5명 400초 267초',
    '10명 800초 400초',
    '30명 2,400초 600초',
    '100명 8,000초 727초',
    '1,000명 80,000초 792초',
  ]);
  expect(text(render(<Handout lang="ko" />))).toContain('클라이언트-서버 2,400초');
});

test('before the prediction the live figure keeps the answer to itself', () => {
  const html = text(render(<SwarmWidget lang="ko" />));
  expect(html).toContain('받는 사람이 10명에서 30명으로 늘면 P2P 시간은?');
  expect(html).toContain('10명일 때는 P2P로 400초가 걸려요.');
  expect(html).not.toContain('600초');
  expect(html).not.toContain('2,400초');
  expect(render(<SwarmWidget lang="ko" />)).toMatch(/<button[^>]*class="timebar-run"[^>]*disabled/);
});

test('after the run the result stands beside the prediction, and why', () => {
  const html = compared({}, 'ko', 1200);
  expect(html).toContain('30명에게 나눠 주려면 P2P는 빨라도 600초, 클라이언트-서버는 2,400초가 걸려요.');
  expect(html).toContain('내 예측 1,200초: 모형의 2배예요.');
  expect(html).toContain('10명에서 30명으로 늘면 나눠 줄 양은 3배가 돼요.');
  expect(html).toContain('200 Mbit/s에서 400 Mbit/s로 2배가 되므로, 걸리는 시간은 1.5배예요.');
  expect(html).toMatch(
    /조각 100개로 나누어 실제로 주고받게 하니 6[0-3]\d초가 걸려, 하한보다 [1-6](\.\d)?% 늦었어요\./,
  );
});

test('a prediction within a tenth of the result counts as right', () => {
  expect(compared({}, 'ko', 640)).toContain('내 예측 640초: 잘 맞혔어요.');
});

test.each([
  [{ N: 100, u: 0 }, 'P2P와 클라이언트-서버가 같아져요.'],
  [{ N: 1 }, '받는 사람이 한 명이면 나눌 상대가 없어요.'],
  [{ N: 3, d: 20 }, '가장 느린 피어도 파일을 끝까지 내려받아야 해요.'],
  [{ N: 30, u: 100, d: 200, us: 50 }, '서버가 파일을 적어도 한 번은 통째로 올려야 해요.'],
])('with %j the explanation says: %s', (change, sentence) => {
  expect(compared(change)).toContain(sentence);
});

test('a run that cannot finish says what is missing', () => {
  expect(compared({ leave: 60 })).toMatch(
    /씨앗이 떠난 뒤 조각 \d+개를 가진 피어가 없어서, 아무도 파일을 다 받지 못해요\./,
  );
});

test('the English figure says the same numbers', () => {
  expect(compared({}, 'en', 600)).toContain(
    'For 30 receivers, P2P takes at least 600 s and client–server 2,400 s.',
  );
});
