import { expect, test } from 'vitest';
import { LINUX_HZ250_TICK, type TcpSettings, TEXTBOOK } from '../../../src/lib/net/tcp/settings.ts';
import { drain, Lab } from './lab.ts';

/** When the server's data segments enter the link, in ms. */
const sendTimes = (lab: Lab): number[] =>
  lab.recorder.events.flatMap((event) => {
    if (event.kind !== 'packet' || event.from !== 'server') return [];
    if (event.event !== 'enqueued' && event.event !== 'dropped') return [];
    const { body } = event.packet;
    return body.protocol === 'tcp' && body.payload.length > 0 ? [Math.round(event.at / 1e6)] : [];
  });

/** One segment whose first four copies are lost. */
function unlucky(tcp: Partial<TcpSettings>): number[] {
  const rules = [1, 2, 3, 4].map((nth) => ({ drop: 'data' as const, nth }));
  const lab = new Lab({ down: { rules }, tcp });
  lab.listen(7000, (socket) => socket.send(new Uint8Array(100)));
  lab.connect(7000, (socket) => ({ readable: () => void drain(socket) }));
  lab.run(20_000);
  return sendTimes(lab);
}

test("Linux sends again 200 ms after a round trip, the textbook's TCP after a second; both double", () => {
  expect(unlucky({})).toEqual([75, 325, 575, 1075, 2076]);
  expect(unlucky(TEXTBOOK)).toEqual([75, 1075, 3075, 7075, 15075]);
});

test("a kernel's ticks make a time-out a little longer, never shorter", () => {
  expect(unlucky({ timerTick: LINUX_HZ250_TICK })).toEqual([75, 352, 608, 1120, 2144]);
});

/** When the SYNs of a connection go out to a host that never answers, in s; then when connect() fails. */
function synTimes(tcp: Partial<TcpSettings>): number[] {
  const lab = new Lab({ up: { loss: 1 }, tcp });
  const failed: number[] = [];
  lab.connect(7000, () => ({ failed: () => failed.push(lab.simulator.now / 1e9) }));
  lab.run();
  const sent = lab.recorder.events.filter((event) => event.kind === 'packet').map(({ at }) => at / 1e9);
  return [...sent, ...failed];
}

test('SYNs wait one second four times and then longer, or longer from the start', () => {
  expect(synTimes({})).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67, 131]);
  expect(synTimes(TEXTBOOK)).toEqual([0, 1, 3, 7, 15, 31, 63, 127]);
});

test('after an idle time of more than the RTO the window is the initial one again', () => {
  const lab = new Lab({ up: { rate: Number.POSITIVE_INFINITY }, down: { rate: Number.POSITIVE_INFINITY } });
  lab.listen(7000, (socket) => {
    const burst = (): void => {
      socket.send(new Uint8Array(1448 * 30));
    };
    burst();
    lab.at(3000, burst);
  });
  lab.connect(7000, (socket) => ({ readable: () => void drain(socket) }));
  lab.run(5000);
  const bursts = new Map<number, number>();
  for (const time of sendTimes(lab)) bursts.set(time, (bursts.get(time) ?? 0) + 1);
  expect([...bursts]).toEqual([
    [75, 10],
    [125, 10],
    [3000, 10],
    [3050, 20],
  ]);
});
