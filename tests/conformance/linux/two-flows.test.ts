import { expect, test } from 'vitest';
import { type Port, parseAddress } from '../../../src/lib/net/address.ts';
import { Network } from '../../../src/lib/net/network.ts';
import { LINUX_HZ250_TICK } from '../../../src/lib/net/tcp/settings.ts';
import { milliseconds, seconds } from '../../../src/lib/net/time.ts';
import measured from './measured/two-flows.json' with { type: 'json' };
import { difference } from './statistics.ts';
import { BIG } from './transfer.ts';

type Measured = (typeof measured.runs)[number];

/** The measured flows never start at the very same time; the second one's first SYN comes so much later, in ms. */
const STARTS = [1, 3, 7, 13, 26];
const DATA = new Uint8Array(65536);

/** Two downloads without end over one bottleneck; their goodputs in Mbit/s once both have run for 5 s. */
function goodputs(
  { congestionControl, queue, offsetS, durationS, rttMs, rate }: Measured,
  startMs: number,
): number[] {
  const network = new Network({ seed: 1, tcp: { ...BIG, timerTick: LINUX_HZ250_TICK } });
  const client = network.addHost('client', parseAddress('10.9.0.1')!);
  const server = network.addHost('server', parseAddress('10.9.0.2')!);
  const link = { rate, delay: milliseconds(rttMs / 2) };
  network.addLink('client', 'server', link, { ...link, queue });
  const received = [0, 0];
  const download = (flow: number): void => {
    const endpoint = { address: server.address, port: (80 + flow) as Port };
    const listening = server.openStream();
    listening.setCongestionControl(congestionControl[flow] as 'reno' | 'cubic');
    listening.bind(endpoint);
    listening.listen(1);
    listening.listener = {
      acceptable: () => {
        const socket = listening.accept()!;
        const more = (): void => {
          while (socket.send(DATA) === DATA.length);
        };
        socket.listener = { writable: more };
        more();
      },
    };
    const socket = client.openStream();
    socket.listener = {
      readable: () => {
        for (let bytes = socket.receive(65536); bytes?.length; bytes = socket.receive(65536)) {
          received[flow]! += bytes.length;
        }
      },
    };
    socket.connect(endpoint);
  };
  download(0);
  network.simulator.schedule(milliseconds(1000 * offsetS + startMs), () => download(1));
  network.simulator.run(seconds(offsetS + 5));
  const before = [...received];
  network.simulator.run(seconds(durationS));
  return received.map((bytes, flow) => (8 * (bytes - before[flow]!)) / (durationS - offsetS - 5) / 1e6);
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Jain's index: 1 when all get the same, 1/n when one gets all. */
const jain = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) ** 2 /
  (shares.length * shares.reduce((sum, share) => sum + share ** 2, 0));

test('two flows share a link beside the Linux kernel: total within 1 %, Jain index within 0.05', () => {
  const rows = measured.runs.map((run) => {
    const shares = STARTS.map((startMs) => goodputs(run, startMs));
    const total = average(shares.map(([first, second]) => first! + second!));
    return {
      cc: run.congestionControl.join(' + '),
      queue: run.queue,
      'total, kernel': run.totalMbit,
      'total, model': Number(total.toFixed(3)),
      '%': difference(total, run.totalMbit),
      'Jain, kernel': run.jain,
      'Jain, model': Number(average(shares.map(jain)).toFixed(4)),
      shares: shares.map((pair) => pair.map((share) => share.toFixed(2)).join('/')).join(' '),
    };
  });
  console.table(rows);
  expect(rows.filter((row) => Math.abs(row['%']) > 1)).toEqual([]);
  expect(rows.filter((row) => Math.abs(row['Jain, model'] - row['Jain, kernel']) > 0.05)).toEqual([]);
});
