import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { clientsIn, record } from '../../../src/components/widgets/role/experiment.ts';
import { Handout } from '../../../src/components/widgets/role/Handout.tsx';
import { Lanes } from '../../../src/components/widgets/role/Lanes.tsx';
import { Result } from '../../../src/components/widgets/role/Result.tsx';
import { roleTexts } from '../../../src/components/widgets/role/texts.ts';
import type { Scene } from '../../../src/lib/experiments/sessions.ts';

const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
const words = roleTexts.ko;
const compared = (scene: Scene, guess: string) =>
  text(render(<Result lang="ko" words={words} scene={scene} run={record({ scene })} guess={guess} />));

test.each([
  ['web', '0'],
  ['waiting-receiver', '1'],
  ['active-ftp', '01'],
  ['torrent', '11'],
  ['game', '200'],
] as const)('in the scene %s the clients stand at %s', (scene, clients) => {
  expect(clientsIn(record({ scene }))).toBe(clients);
});

test('each session is compared by itself', () => {
  expect(compared('active-ftp', '00')).toContain('내 예측: 세션 2개 가운데 1개를 맞혔어요.');
  expect(compared('active-ftp', '01')).toContain(
    '먼저 연락한 쪽: FTP 프로그램 → FTP 사이트, FTP 사이트 → FTP 프로그램',
  );
});

test('before the run the figure keeps the direction to itself; afterwards SYN and data are told apart', () => {
  const scene = record({ scene: 'waiting-receiver' });
  const figure = (now: number | undefined) =>
    text(render(<Lanes id="role" words={words} scene={scene} now={now} guess="0" />));
  expect(figure(undefined)).not.toContain('SYN');
  expect(figure(undefined)).toContain('?');
  expect(figure(200)).toContain('SYN');
  expect(figure(200)).toContain('← 1400 바이트');
});

test('the handout for paper lists nine sessions', () => {
  expect([...render(<Handout lang="ko" />).matchAll(/<tr>/g)]).toHaveLength(10);
});
