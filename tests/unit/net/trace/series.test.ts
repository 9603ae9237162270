import { expect, test } from 'vitest';
import { connectionSeries, pointsOf, type Quantity } from '../../../../src/lib/net/trace/series.ts';
import { drain, Lab, sendAll } from '../lab.ts';

/** 60 segments from the server, of which one is lost. */
function download(samples: boolean): Lab {
  const down = { rules: [{ drop: 'data', nth: 30 }] } as const;
  const lab = new Lab({ down, samples });
  lab.listen(7000, (socket) => sendAll(socket, new Uint8Array(60 * 1448)));
  lab.connect(7000, (socket) => ({ readable: () => drain(socket, () => socket.close()) }));
  lab.run();
  return lab;
}

const server = () => connectionSeries(download(true).recorder.events).find(({ host }) => host === 'server')!;

const values = (quantity: Quantity): number[] => pointsOf(server(), quantity).map(({ y }) => y);

test('the window grows by what is delivered, falls with the loss to half, and there is no threshold before it', () => {
  const windows = values('cwnd');
  expect(windows.slice(0, 4)).toEqual([10, 11, 12, 13]);
  const [ssthresh] = values('ssthresh');
  expect(ssthresh).toBe(Math.max(...windows) >> 1);
  expect(windows.at(-1)).toBeGreaterThanOrEqual(ssthresh!);
});

test('bytes acknowledged end at what was sent, one retransmission is counted, and nothing is left under way', () => {
  expect(values('bytesAcked').at(-1)).toBe(60 * 1448);
  expect(values('retransmissions').at(-1)).toBe(1);
  expect(values('bytesInFlight').at(-1)).toBe(0);
  const client = connectionSeries(download(true).recorder.events).find(({ host }) => host === 'client')!;
  expect(pointsOf(client, 'bytesReceived').at(-1)!.y).toBe(60 * 1448);
});

test('round-trip times are there from the handshake on, and the time-out lies 200 ms above them', () => {
  const [first] = server().samples;
  expect(first).toMatchObject({ rtt: first!.srtt, rto: first!.srtt! + 200 });
  expect(first!.rtt).toBeCloseTo(50, 0);
});

test('points come in order of time, each with a new value but the last', () => {
  const points = pointsOf(server(), 'cwnd');
  expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).toSorted((a, b) => a - b));
  const repeats = points.slice(1, -1).filter(({ y }, index) => y === points[index]!.y);
  expect(repeats).toEqual([]);
});

test('samples are kept only for who asks, and change nothing else', () => {
  const plain = download(false).recorder.events;
  const sampled = download(true).recorder.events;
  expect(sampled.filter(({ kind }) => kind !== 'sample')).toEqual(plain);
  expect(connectionSeries(plain)).toEqual([]);
});
