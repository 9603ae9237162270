import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { NEWCOMER_AT, OFF_AT, recordingOf } from '../../../src/components/widgets/arch-map/experiment.ts';
import { Handout } from '../../../src/components/widgets/arch-map/Handout.tsx';
import { StructureMap } from '../../../src/components/widgets/arch-map/StructureMap.tsx';
import { preset, settings, toggled } from '../../../src/components/widgets/arch-map/settings.ts';
import { archMapTexts } from '../../../src/components/widgets/arch-map/texts.ts';
import { rows } from './table-rows.ts';

const cuts = (now: number | undefined, off = preset.off) => {
  const recording = recordingOf({ app: 'torrent', off });
  const html = render(<StructureMap words={archMapTexts.ko} recording={recording} now={now} />);
  return [...html.matchAll(/class="arch-link (\w+) cut"/g)].map(([, kind]) => kind).join(' ');
};

test('with the tracker off, control is cut and data is not, until a newcomer tries', () => {
  expect(cuts(undefined)).toBe('');
  expect(cuts(OFF_AT - 0.1)).toBe('');
  expect(cuts(OFF_AT)).toBe('control control control');
  expect(cuts(NEWCOMER_AT)).toBe('control control control control data');
});

test('with everybody on, the newcomer begins', () => {
  expect(cuts(NEWCOMER_AT, '')).toBe('');
});

test('hosts are switched off and on again, in the order in which they stand', () => {
  expect(toggled('0', 2)).toBe('02');
  expect(toggled('02', 0)).toBe('2');
  expect(['', '024', '4'].map(settings.off.read)).toEqual(['', '024', '4']);
  expect(['20', '5', 'x', '00'].map(settings.off.read)).toEqual([undefined, undefined, undefined, undefined]);
});

test('the handout for paper has all five applications', () => {
  expect(rows(render(<Handout lang="ko" />)).slice(1)).toEqual([
    '웹 | 웹 서버 | 모두 멈춘다 |',
    '비트토렌트 | 트래커 | 계속되고, 새로 온 이만 못 한다 |',
    '1:1 화상 | 시그널링 서버 | 계속되고, 새로 온 이만 못 한다 |',
    '단체 화상 | 미디어 서버 | 모두 멈춘다 |',
    '메신저 | 메신저 서버 | 모두 멈춘다 |',
  ]);
});
