import { expect, test } from 'vitest';
import { download } from '../../../src/lib/experiments/download.ts';
import { fileInDatagrams } from '../../../src/lib/experiments/file-in-datagrams.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';

const megabyte = (probability: number) => ({
  rttMs: 100,
  rate: 10e6,
  bytes: 1e6,
  loss: { probability, seed: 3 },
});

test('a megabyte in datagrams is whole without loss, and lacks about one in a hundred pieces at 1 %', () => {
  const whole = finish(fileInDatagrams(megabyte(0)));
  expect(whole).toMatchObject({ pieces: 691, missing: [] });
  expect(whole.progress.at(-1)).toMatchObject({ bytes: 1e6 });
  expect(whole.progress.at(-1)!.atMs).toBeCloseTo(50 + (1e6 + 691 * 28) / 1250, 0);
  const holed = finish(fileInDatagrams(megabyte(0.01)));
  expect(holed.missing.length).toBeGreaterThan(2);
  expect(holed.missing.length).toBeLessThan(14);
  expect(holed.progress.at(-1)!.bytes).toBeLessThan(1e6);
});

test('over TCP the same file is whole, after longer', () => {
  const progress = finish(download(megabyte(0.01)));
  expect(progress.at(-1)!.bytes).toBe(1e6);
  expect(progress.at(-1)!.atMs).toBeGreaterThan(2000);
});
