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
