import { expect, test } from 'vitest';
import { LINUX_HZ250_TICK } from '../../../src/lib/net/tcp/settings.ts';
import measured from './measured/random-loss.json' with { type: 'json' };
import { difference, largest, mean } from './statistics.ts';
import { transfer } from './transfer.ts';

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('random loss beside the Linux kernel, 24 seeds of 5 MB each: completion within 1.5 %, as many retransmissions', () => {
  const rows = measured.flows.map(({ congestionControl, probability, rttMs, rate, size, seeds }) => {
    const outcomes = seeds.map(([seed]) =>
      transfer({
        rttMs,
        rate,
        size,
        down: { loss: { probability, seed: seed! } },
        tcp: { congestionControl: congestionControl as 'reno' | 'cubic', timerTick: LINUX_HZ250_TICK },
      }),
    );
    const kernel = average(seeds.map((seed) => seed[1]!));
    const model = average(outcomes.map(({ doneMs }) => doneMs));
    const copies = outcomes.map(({ retransmissions }) => retransmissions.length);
    return {
      cc: congestionControl,
      loss: probability,
      kernel: Math.round(kernel),
      model: Math.round(model),
      '%': difference(model, kernel),
      'copies, kernel': average(seeds.map((seed) => seed[2]!)),
      'copies, model': average(copies),
      unequal: copies.filter((count, index) => count !== seeds[index]![2]).length,
    };
  });
  console.table(rows);
  const errors = rows.map((row) => row['%']);
  console.log(`mean ${mean(errors).toFixed(2)} %, max ${largest(errors).toFixed(2)} %`);
  // The same packets are lost; so the same segments are sent again.
  expect(rows.filter(({ unequal }) => unequal > 0)).toEqual([]);
  expect(largest(errors)).toBeLessThan(1.5);
});
