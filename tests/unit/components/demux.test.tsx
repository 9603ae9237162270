import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { DoorResult } from '../../../src/components/widgets/demux/DoorResult.tsx';
import { experiment, record } from '../../../src/components/widgets/demux/experiment.ts';
import { routeOf } from '../../../src/components/widgets/demux/guess.ts';
import { Handout } from '../../../src/components/widgets/demux/Handout.tsx';
import { preset } from '../../../src/components/widgets/demux/settings.ts';
import { TroubleResult } from '../../../src/components/widgets/demux/TroubleResult.tsx';
import { demuxTexts } from '../../../src/components/widgets/demux/texts.ts';
import { parseFragment } from '../../../src/components/widgets/frame/fragment.ts';
import { tcpDoors, udpDoors } from '../../../src/lib/experiments/doors.ts';
import { TROUBLES, type Trouble, trouble } from '../../../src/lib/experiments/troubles.ts';
import { rows } from './table-rows.ts';

const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
const words = demuxTexts.ko;
const doors = (tab: 1 | 2, guess: string) =>
  text(
    render(
      <DoorResult
        lang="ko"
        words={words}
        tab={tab}
        doors={tab === 1 ? udpDoors() : tcpDoors()}
        guess={guess}
      />,
    ),
  );

test('the right doors are A A C B and none for UDP, B C D A for TCP', () => {
  expect(routeOf(udpDoors())).toBe('aacb-');
  const { doors: all } = tcpDoors();
  expect(all.map(({ remote }) => remote !== undefined)).toEqual([false, true, true, true]);
  expect(routeOf(tcpDoors())).toBe('bdca');
});

test('each letter is compared by itself', () => {
  const said = doors(1, 'aaabd');
  expect(said).toContain('내 예측: 5통 가운데 3통이 맞았어요.');
  expect(said).toContain('✗ C 내 예측: A');
  expect(said).toContain('✗ 문 없음 내 예측: D');
});

test('on TCP’s tab what differs between the two tabs counts too', () => {
  expect(doors(2, 'source-port.bdca')).toContain('4통 가운데 4통이 맞았어요. 다른 값은 출발 포트, 맞았어요.');
  expect(doors(2, 'destination-port.bdca')).toContain('다른 값은 목적 포트가 아니라 출발 포트예요.');
});

test.each([
  ['taken', 'EADDRINUSE (주소 사용 중) · 곧바로'],
  ['closed', 'ECONNREFUSED (연결 거부) · 50 ms 뒤'],
  ['silent', 'ETIMEDOUT (시간 초과) · 127초 뒤'],
  ['silent', 'SYN을 0, 1, 3, 7, 15, 31, 63초에 보냈어요.'],
  ['both', '잘된다'],
  ['zero', '운영체제가 32768번을 골라 주었어요.'],
  ['spent', 'EADDRNOTAVAIL (줄 번호가 없음) · 40 ms 뒤'],
] as const)('%s: %s', (name: Trouble, sentence) => {
  const html = render(
    <TroubleResult lang="ko" words={words} trouble={name} run={trouble(name)} guess={undefined} />,
  );
  expect(text(html)).toContain(sentence);
});

test('a run is watched until after what its process is told', () => {
  for (const name of TROUBLES) {
    const { end, trouble: run } = record({ ...preset, tab: 3, trouble: name });
    expect(end).toBeGreaterThan(run!.atMs / 1000);
  }
});

test.each([
  ['#w-demux?udp=aacb-', 'udp aacb-'],
  ['#w-demux?udp=aacb', 'bad: udp=aacb'],
  ['#w-demux?tab=2&tcp=source-port.bdca', 'tcp source-port.bdca'],
  ['#w-demux?tab=2&tcp=colour.bdca', 'bad: tcp=colour.bdca'],
  ['#w-demux?tab=3&trouble=silent&silent=ETIMEDOUT', 'silent ETIMEDOUT'],
  ['#w-demux?trouble=rain', 'bad: trouble=rain'],
])('the link %s says: %s', (hash, expected) => {
  const { guesses, problem } = parseFragment(experiment, hash)!;
  const said = Object.entries(guesses).map(([question, guess]) => `${question} ${guess}`);
  expect([...said, ...(problem ? [`bad: ${problem.key}=${problem.text}`] : [])].join()).toBe(expected);
});

test('the handout for paper says what comes of each trouble', () => {
  expect(rows(render(<Handout lang="en" />))).toContain('A silent firewall | ETIMEDOUT | after 127 s |');
});
