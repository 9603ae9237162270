import { describe, expect, test } from 'vitest';
import measured from './measured/no-loss.json' with { type: 'json' };
import { difference, largest, mean } from './statistics.ts';
import { transfer } from './transfer.ts';

describe('the model beside the Linux kernel, no loss', () => {
  test('a handshake takes one round trip', () => {
    const rows = measured.handshake.map(({ rttMs, rate, connectMs }) => {
      const model = transfer({ rttMs, rate, size: 1 }).connectMs;
      return { rttMs, rate, kernel: connectMs, model, ms: Number((model - connectMs).toFixed(3)) };
    });
    console.table(rows);
    // What the rig itself adds: 0.04 ms, whatever the link (reference/linux.json, rig_error).
    expect(rows.filter(({ ms }) => Math.abs(ms) > 0.07)).toEqual([]);
  });

  test('completion times of transfers: within 0.5 % on average, 3 % each; as many segments, as long a queue', () => {
    const rows = measured.requestResponse.map(({ rttMs, rate, size, doneMs, segments, highestQueue }) => {
      const model = transfer({ rttMs, rate, size });
      return {
        rttMs,
        rate,
        size,
        kernel: doneMs,
        model: model.doneMs,
        '%': difference(model.doneMs, doneMs),
        segments: model.segments - segments,
        queue: model.highestQueue - highestQueue,
      };
    });
    // The greatest differences are those of the fastest link, where what is left of the rig's 0.4 to 0.6 ms counts.
    console.table(rows);
    const differences = rows.map((row) => row['%']);
    console.log(`mean ${mean(differences).toFixed(2)} %, max ${largest(differences).toFixed(2)} %`);
    expect(rows.filter((row) => row.segments !== 0)).toEqual([]);
    // One packet more or less is the rig's timing; how the window grows shows in queues of up to 3,457 packets.
    expect(rows.filter((row) => Math.abs(row.queue) > 1)).toEqual([]);
    expect(mean(differences)).toBeLessThan(0.5);
    expect(largest(differences)).toBeLessThan(3);
  });
});
