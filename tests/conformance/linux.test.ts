import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/lib/net/rules.ts';
import measured from './fixtures/linux-no-loss.json' with { type: 'json' };
import losses from './fixtures/linux-single-losses.json' with { type: 'json' };
import { transfer } from './transfer.ts';

/** Difference of the model from the kernel, in per cent. */
const difference = (model: number, kernel: number): number => (100 * (model - kernel)) / kernel;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

describe('the model beside the Linux kernel, no loss', () => {
  test('a handshake takes one round trip', () => {
    // What the rig itself adds: 0.04 ms, whatever the link (reference/linux.json, rig_error).
    for (const { rttMs, rate, connectMs } of measured.handshake) {
      expect(Math.abs(transfer({ rttMs, rate, size: 1 }).connectMs - connectMs)).toBeLessThan(0.07);
    }
  });

  test('completion times of transfers: within 0.5 % on average, 3.1 % each; as many segments, as long a queue', () => {
    const rows = measured.requestResponse.map(({ rttMs, rate, size, doneMs, segments, highestQueue }) => {
      const model = transfer({ rttMs, rate, size });
      return {
        rttMs,
        rate,
        size,
        kernel: doneMs,
        model: model.doneMs,
        '%': Number(difference(model.doneMs, doneMs).toFixed(2)),
        segments: model.segments - segments,
        queue: model.highestQueue - highestQueue,
      };
    });
    // The greatest differences are those of the fastest link, where the rig's own 0.4 to 0.6 ms count.
    console.table(rows);
    const differences = rows.map((row) => row['%']);
    console.log(
      `mean ${mean(differences).toFixed(2)} %, max ${Math.max(...differences.map(Math.abs)).toFixed(2)} %`,
    );
    expect(rows.filter((row) => row.segments !== 0)).toEqual([]);
    // One packet more or less is the rig's timing; how the window grows shows in queues of up to 3,457 packets.
    expect(rows.filter((row) => Math.abs(row.queue) > 1)).toEqual([]);
    expect(mean(differences)).toBeLessThan(0.5);
    expect(Math.max(...differences.map(Math.abs))).toBeLessThan(3.1);
  });
});

test('single losses beside the Linux kernel: within 1.5 % each, by as many segments', () => {
  const rows = losses.transfers.map(({ lost, rttMs, rate, size, drops, doneMs, segments }) => {
    const rulesFrom = (name: string) => drops.filter(({ from }) => from === name) as unknown as Rule[];
    const model = transfer({
      rttMs,
      rate,
      size,
      up: { rules: rulesFrom('client') },
      down: { rules: rulesFrom('server') },
    });
    return {
      lost,
      kernel: doneMs,
      model: model.doneMs,
      '%': Number(difference(model.doneMs, doneMs).toFixed(2)),
      segments: model.segments - segments,
    };
  });
  // The kernel rounds the timer of a SYN up by as much as 28 ms (jiffies); the model's timers are exact.
  console.table(rows);
  expect(rows.filter((row) => Math.abs(row['%']) > 1.5 || row.segments !== 0)).toEqual([]);
});
