import { expect, test } from 'vitest';
import { type Port, parseAddress } from '../../../src/lib/net/address.ts';
import { buildNetwork } from '../../../src/lib/net/scenario/build.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { formatLadder } from '../../../src/lib/net/trace/ladder.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';

const PORT = 7000 as Port;

/** The trace of `count` datagrams of 100 bytes, a millisecond apart, from a to b, over the links given; b echoes them. */
function datagrams(count: number, links: readonly object[], routers: object = {}): Recorder {
  const recorder = new Recorder();
  const scenario = readScenario({
    hosts: { a: '10.0.0.1', b: '10.0.0.2' },
    routers,
    links,
    processes: [{ name: 'p', host: 'a', file: 'p.mjs' }],
  });
  const network = buildNetwork(scenario, recorder);
  const from = network.host('a').openDatagram();
  const to = network.host('b').openDatagram();
  const address = parseAddress('10.0.0.2')!;
  to.bind({ address, port: PORT });
  to.listener = {
    readable: () => {
      for (let datagram = to.receive(); datagram; datagram = to.receive())
        to.send(datagram.bytes, datagram.from);
    },
  };
  for (let index = 0; index < count; index++) {
    network.simulator.schedule(milliseconds(index), () =>
      from.send(new Uint8Array(100), { address, port: PORT }),
    );
  }
  network.simulator.run();
  return recorder;
}

test('each direction of a link has its own rate and delay, and rules act on what the named host sends', () => {
  const link = {
    between: ['a', 'b'],
    rate: ['1mbit', 'unlimited'],
    delay: ['10ms', '5ms'],
    rules: [
      { from: 'a', drop: 'udp', nth: 2 },
      { from: 'b', delay: 'any', nth: 2, by: '100ms' },
    ],
  };
  expect(formatLadder(datagrams(3, [link]).events)).toBe(
    `
  0.000ms  a → b   11.024ms  UDP 100
  1.000ms  a → b     ✗ rule  UDP 100
  2.000ms  a → b   13.024ms  UDP 100
 11.024ms  a ← b   16.024ms  UDP 100
 13.024ms  a ← b  118.024ms  UDP 100`.slice(1),
  );
});

test('a link without settings is unlimited, without delay and loss; routers pass packets on', () => {
  const links = [{ between: ['a', 'r'] }, { between: ['r', 'b'], delay: '1ms' }];
  expect(formatLadder(datagrams(1, links, { r: '10.0.0.254' }).events)).toBe(
    `
  0.000ms  a → r    0.000ms  UDP 100
  0.000ms  r → b    1.000ms  UDP 100
  1.000ms  r ← b    2.000ms  UDP 100
  2.000ms  a ← r    2.000ms  UDP 100`.slice(1),
  );
});

test('loss with a seed of its own loses the very packets that the reference measurement lost', () => {
  const loss = [{ probability: 0.01, seed: 42 }, 0];
  const { events } = datagrams(1000, [{ between: ['a', 'b'], delay: '1ms', loss }]);
  const sent = events.filter(
    (event) =>
      event.kind === 'packet' &&
      event.from === 'a' &&
      event.event !== 'transmit-start' &&
      event.event !== 'transmit-end' &&
      event.event !== 'received',
  );
  const lost = sent.flatMap((event, index) =>
    event.kind === 'packet' && event.cause === 'loss' ? [index] : [],
  );
  expect(lost).toEqual([18, 120, 251, 478, 500, 577, 581, 587, 662, 792]);
});
