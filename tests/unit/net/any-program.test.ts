import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../../../src/lib/net/rules.ts';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { at, CLIENT, drain, Lab, SERVER } from './lab.ts';

const call = fc.record({
  at: fc.nat({ max: 3000 }),
  end: fc.constantFrom('client', 'server'),
  call: fc.constantFrom(
    'send',
    'send',
    'send',
    'receive',
    'receive',
    'shutdown',
    'close',
    'abort',
    'noDelay',
  ),
  size: fc.nat({ max: 20_000 }),
});

const delays = fc.array(
  fc.record({
    delay: fc.constantFrom('any' as const),
    nth: fc.integer({ min: 1, max: 40 }),
    by: fc.nat({ max: 900 }),
  }),
  { maxLength: 6 },
);

const programs = fc.record({
  seed: fc.nat(),
  calls: fc.array(call, { maxLength: 25 }),
  loss: fc.double({ min: 0, max: 0.4, noNaN: true }),
  queue: fc.constantFrom(0, 2),
  delays: fc.tuple(delays, delays),
  active: fc.constantFrom('client', 'both'),
  receiveBuffer: fc.constantFrom(3000, 131_072),
});

const asRules = (list: readonly { delay: 'any'; nth: number; by: number }[]): Rule[] =>
  list.map((rule) => ({ ...rule, by: milliseconds(rule.by) }));

test('whatever two programs call, and whatever happens to the packets, the model keeps its promises', () => {
  fc.assert(
    fc.property(programs, ({ seed, calls, loss, queue, delays: [up, down], active, receiveBuffer }) => {
      const lab = new Lab({
        seed,
        up: { loss, queue, rules: asRules(up) },
        down: { loss, queue, rules: asRules(down) },
        tcp: { receiveBuffer: { initial: receiveBuffer, max: 6291456 } },
      });
      const ends: { client?: StreamSocket; server?: StreamSocket } = {};
      const sent = { client: 0, server: 0 };
      const received = { client: 0, server: 0 };
      if (active === 'both') {
        ends.client = lab.client.openStream();
        ends.server = lab.server.openStream();
        ends.client.bind(at(CLIENT, 100));
        ends.server.bind(at(SERVER, 7000));
        ends.server.connect(at(CLIENT, 100));
        ends.client.connect(at(SERVER, 7000));
      } else {
        lab.listen(7000, (socket) => {
          ends.server = socket;
          if (lab.simulator.now > milliseconds(4000)) socket.close();
        });
        ends.client = lab.connect(7000, () => ({}));
      }
      for (const step of calls) {
        lab.at(step.at, () => {
          const socket = ends[step.end as 'client' | 'server'];
          const end = step.end as 'client' | 'server';
          if (!socket) return;
          if (step.call === 'send') {
            // Every byte tells its place in the stream.
            const taken = socket.send(
              Uint8Array.from({ length: step.size }, (_, index) => (sent[end] + index) % 251),
            );
            if (typeof taken === 'number') sent[end] += taken;
          } else if (step.call === 'receive') {
            for (const byte of drain(socket))
              if (byte !== received[end]++ % 251) throw new Error('a wrong byte');
          } else if (step.call === 'noDelay') socket.setNoDelay(step.size % 2 === 0);
          else socket[step.call as 'shutdown' | 'close' | 'abort']();
        });
      }
      lab.at(4000, () => {
        ends.client?.close();
        ends.server?.close();
      });
      lab.run(4_000_000);
      expect(received.client).toBeLessThanOrEqual(sent.server);
      expect(received.server).toBeLessThanOrEqual(sent.client);
      const left = [...lab.client.sockets.all(), ...lab.server.sockets.all()].map(({ state }) => state);
      expect(left.filter((state) => state !== 'LISTEN')).toEqual([]);
      expect(lab.simulator.next()).toBe(undefined);
    }),
    { numRuns: 300 },
  );
});
