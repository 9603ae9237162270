import { expect, test } from 'vitest';
import { layOutLadder } from '../../../src/components/net/ladder-layout.ts';
import { type LadderLayout, topOf } from '../../../src/components/net/ladder-marks.ts';
import { type TraceView, viewOf } from '../../../src/components/net/trace-view.ts';
import { ACK, PSH } from '../../../src/lib/net/packet.ts';
import type { TraceEvent } from '../../../src/lib/net/trace/event.ts';
import { echoTrace, segment, TraceWriter } from '../../fixtures/echo-trace.ts';

const HOSTS = ['client', 'server.lab'];
const layOut = (view: TraceView, width = 600): LadderLayout =>
  layOutLadder(view, { lang: 'ko', width, zoom: 1 });
const draw = (events: readonly TraceEvent[], width?: number) => layOut(viewOf(events, HOSTS), width);

/** What the figure shows, one line a mark from top to bottom: y, then the mark, x and y in whole pixels. */
function describe({ lines, calls, silences }: LadderLayout): string {
  const round = Math.round;
  const marks: [number, string][] = [
    ...lines.map((line): [number, string] => [
      topOf(line),
      `${line.label} ${round(line.from.x)} → ${round(line.to.x)},${round(line.to.y)}${line.cause ? ` ✗ ${line.cause}` : ''}`,
    ]),
    ...calls.map(({ call, y, side }): [number, string] => [y, `${call.label} (${side})`]),
    ...silences.map(({ y, duration }): [number, string] => [y, `-- ${duration} --`]),
  ];
  return marks
    .sort(([one], [other]) => one - other)
    .map(([y, text]) => `${round(y)} ${text}`)
    .join('\n');
}

test('the echo lab reads from top to bottom as it happened', () => {
  expect(describe(draw(echoTrace()))).toMatchInlineSnapshot(`
    "18 listen() (right)
    20 connect() (left)
    25 SYN 137 → 463,81
    96 SYN, ACK 463 → 137,151
    151 connect (left)
    165 write(15) (left)
    179 end() (left)
    184 ACK 137 → 463,240
    201 PSH 15 137 → 463,257
    218 FIN, ACK 137 → 463,274
    274 accept (right)
    288 data 15 (right)
    302 write(15) (right)
    316 end (right)
    321 PSH 15 463 → 137,376
    338 FIN, ACK 463 → 137,393
    393 data 15 (left)
    408 ACK 137 → 463,463"
  `);
});

test('a lost segment ends in a cross on its way, and the silence before its retransmission is broken', () => {
  expect(describe(draw(echoTrace({ lossy: true })))).toMatchInlineSnapshot(`
    "18 listen() (right)
    20 connect() (left)
    25 SYN 137 → 463,81
    96 SYN, ACK 463 → 137,151
    151 connect (left)
    165 write(15) (left)
    170 ACK 137 → 463,226
    187 PSH 15 137 → 339,222 ✗ 손실
    226 accept (right)
    259 -- 199.9 ms --
    276 end() (left)
    281 PSH 15 · RTO 137 → 463,336
    298 FIN, ACK 137 → 463,353
    353 data 15 (right)
    367 write(15) (right)
    381 end (right)
    386 PSH 15 463 → 137,441
    403 FIN, ACK 463 → 137,458
    458 data 15 (left)
    473 ACK 137 → 463,529"
  `);
});

test('packets of equal delay have equal slopes', () => {
  const { lines } = draw(echoTrace());
  const slopes = lines.map(({ from, to }) => Math.round(Math.abs((to.y - from.y) / (to.x - from.x)) * 1000));
  expect(new Set(slopes).size).toBe(1);
});

test('twice the delay is drawn twice as steep', () => {
  const trace = new TraceWriter({ client: 1, 'server.lab': 2 });
  const data = (id: number) => trace.packet('client', 'server.lab', segment([1, 2], PSH | ACK, [id, 1], 'a'));
  trace.hop('client', 'server.lab', data(1), { at: 0, until: 10 });
  trace.hop('client', 'server.lab', data(2), { at: 20, until: 40 });
  const [near, far] = draw(trace.events).lines.map(({ from, to }) => to.y - from.y);
  expect(far! / near!).toBeCloseTo(2, 6);
});

test('a packet that waits in the queue starts flat and goes down beside the lifeline before it slopes', () => {
  const trace = new TraceWriter({ client: 1, 'server.lab': 2 });
  const packet = trace.packet('client', 'server.lab', segment([1, 2], PSH | ACK, [1, 1], 'a'));
  trace.hop('client', 'server.lab', packet, { at: 0, start: 10, until: 35 });
  const [line] = draw(trace.events).lines;
  const [entered, aside, leaves] = line!.wait;
  expect(entered!.y).toBe(aside!.y);
  expect(aside!.x).toBeGreaterThan(entered!.x);
  expect(leaves!.x).toBe(aside!.x);
  expect(leaves!.y).toBeGreaterThan(aside!.y);
  expect(line!.from).toEqual(leaves);
});

test('packets within one host are loops that end on the lifeline they began on', () => {
  const trace = new TraceWriter({ client: 1, 'server.lab': 2 });
  trace.hop('client', 'client', trace.packet('client', 'client', segment([1, 2], ACK, [1, 1])), {
    at: 1,
    until: 1.01,
  });
  const [line] = draw(trace.events).lines;
  expect(line!.loop).toBe(true);
  expect(line!.to.x).toBe(line!.from.x);
  expect(line!.to.y).toBeGreaterThan(line!.from.y);
});

/** So many segments in a row, 0.1 ms apart, on a way of 25 ms. */
function burst(length: number): TraceEvent[] {
  const trace = new TraceWriter({ client: 1, 'server.lab': 2 });
  for (let place = 0; place < length; place++) {
    const packet = trace.packet('client', 'server.lab', segment([1, 2], PSH | ACK, [1 + place, 1], 'a'));
    trace.hop('client', 'server.lab', packet, { at: place * 0.1, until: 25 + place * 0.1 });
  }
  return trace.events.sort((one, other) => one.at - other.at);
}

test('a few packets that leave at once stand a line of text apart, each with its label', () => {
  const { lines } = draw(burst(6));
  const tops = lines.map(({ from }) => from.y);
  const gaps = tops.slice(1).map((top, place) => top - tops[place]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15);
  expect(lines.some(({ quiet }) => quiet)).toBe(false);
});

test('a crowd of packets closes up: labels are left out rather than heaped, and lines stay near their slope', () => {
  const { lines } = draw(burst(60));
  const labels = lines.filter(({ quiet }) => !quiet).map(({ from }) => from.y);
  const gaps = labels.slice(1).map((top, place) => top - labels[place]!);
  expect(labels.length).toBeGreaterThan(1);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(13);
  const drops = lines.map(({ from, to }) => to.y - from.y);
  expect(Math.max(...drops) / Math.min(...drops)).toBeLessThan(2);
});

test('nothing arrives above where it was sent, and no lifeline runs backwards', () => {
  const { lines, calls } = draw(echoTrace({ lossy: true }), 320);
  for (const { from, to } of lines) expect(to.y).toBeGreaterThan(from.y);
  for (const host of HOSTS) {
    const ys = calls.filter(({ call }) => call.host === host).map(({ y }) => y);
    expect(ys).toEqual(ys.toSorted((one, other) => one - other));
  }
});

test('the ladder fits a page 320 pixels wide when it has two hosts', () => {
  expect(draw(echoTrace(), 280).width).toBeLessThanOrEqual(280);
});

test('a packet without a fate yet stops on its way and has no cause', () => {
  const trace = new TraceWriter({ client: 1, 'server.lab': 2 });
  const packet = trace.packet('client', 'server.lab', segment([1, 2], ACK, [1, 1]));
  trace.hop('client', 'server.lab', packet, { at: 0 });
  const [line] = draw(trace.events).lines;
  expect(line).toMatchObject({ fate: 'under-way' });
  expect(line!.cause).toBeUndefined();
});

test('times stand beside the outer lifelines only: beside an inner one packets pass on both sides', () => {
  const log = new TraceWriter({ a: 1, router: 2, b: 3 });
  const packet = log.packet('a', 'b', segment([5, 6], PSH | ACK, [1, 1], 'five!'));
  log.call('a', 'client', 0, 'write(5)', 1, 1);
  log.hop('a', 'router', packet, { at: 0, until: 100 });
  log.call('router', 'watch', 150, 'log()', 1, 1);
  log.hop('router', 'b', packet, { at: 200, until: 300 });
  const { times, lifelines, calls } = layOut(viewOf(log.events, ['a', 'router', 'b']), 700);
  expect(times.map(({ x, text }) => [lifelines.findIndex((line) => line.x === x), text])).toEqual([
    [0, '0.00 ms'],
    [2, '300.0 ms'],
  ]);
  expect(calls.map(({ call, inner }) => [call.host, inner])).toEqual([
    ['a', false],
    ['router', true],
  ]);
});

test('a side with short calls leaves its room to the other, whose calls are long', () => {
  const long = 'createConnection({ host, port })';
  const log = new TraceWriter({ client: 1, 'server.lab': 2 });
  log.call('client', 'client', 0, long, 1, 1);
  log.call('server.lab', 'server', 1, 'data 5', 1, 1);
  const { gutters } = draw(log.events, 640);
  expect(gutters.left).toBeGreaterThan(18 + long.length * 6);
  expect(gutters.left + gutters.right).toBeLessThanOrEqual(640 - 112);
});
