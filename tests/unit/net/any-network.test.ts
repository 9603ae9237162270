import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, formatAddress } from '../../../src/lib/net/address.ts';
import { Network } from '../../../src/lib/net/network.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import type { TraceEvent } from '../../../src/lib/net/trace/event.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';
import { decodePacket } from '../../../src/lib/net/wire/decode.ts';
import { encodePacket } from '../../../src/lib/net/wire/encode.ts';
import { address, at } from './lab.ts';

const HOSTS = ['a', 'b', 'c'];
const ROUTERS = ['p', 'q', 'r', 's'];
const ADDRESSES = new Map([...HOSTS, ...ROUTERS].map((name, index) => [name, address(`10.0.${index}.1`)]));
ADDRESSES.set('nat', address('192.0.2.1'));

const settings = fc.record({
  rate: fc.constantFrom(1e6, 1e8, Number.POSITIVE_INFINITY),
  delay: fc.nat({ max: 20 }).map(milliseconds),
  loss: fc.constantFrom(0, 0, 0.1),
  queue: fc.constantFrom(0, 3),
  mtu: fc.constantFrom(1500, 1500, 1000, 576, 300),
  jitter: fc.constantFrom(0, 5).map(milliseconds),
  duplicate: fc.constantFrom(0, 0.1),
  reorder: fc.constantFrom(
    { probability: 0, by: milliseconds(0) },
    { probability: 0.2, by: milliseconds(3) },
  ),
});

/** Routers in a row with some more links among them; each host at one router, b behind a NAT, c behind a firewall. */
const plan = fc.record({
  seed: fc.nat(),
  links: fc.array(settings, { minLength: 20, maxLength: 20 }),
  extra: fc.subarray([0, 1, 2]),
  at: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 })),
  loop: fc.boolean(),
  sends: fc.array(
    fc.record({
      from: fc.constantFrom(...HOSTS),
      to: fc.constantFrom(...HOSTS, ...ROUTERS, 'nat', 'nobody'),
      size: fc.constantFrom(0, 1, 500, 1472, 1473, 4000),
      kind: fc.constantFrom('udp', 'ping', 'ping that may be cut'),
      time: fc.nat({ max: 100 }),
    }),
    { maxLength: 12 },
  ),
  down: fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 100 }), fc.boolean()), { maxLength: 4 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** Bytes that tell where each stands, so that none can be in another's place. */
const pattern = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, index) => (index * 31 + size) & 255);

function run({ seed, links, extra, at: places, loop, sends, down }: Plan): {
  events: readonly TraceEvent[];
  heard: string[];
} {
  const recorder = new Recorder();
  const network = new Network({ seed, recorder });
  let next = 0;
  // In a loop of routes every packet goes round until its TTL is used up: copies of copies would be millions.
  const one = (): (typeof links)[number] => {
    const settings = links[next++ % 20]!;
    return loop ? { ...settings, duplicate: 0 } : settings;
  };
  const link = (first: string, second: string): void => network.addLink(first, second, one(), one());
  for (const name of ROUTERS) network.addRouter(name, ADDRESSES.get(name)!);
  for (const name of HOSTS) network.addHost(name, ADDRESSES.get(name)!);
  network.addNat('nat', address('192.0.2.1'), address('10.0.1.254'), ['b']);
  for (const [index, name] of ROUTERS.slice(1).entries()) link(ROUTERS[index]!, name);
  const more = [
    ['p', 'r'],
    ['q', 's'],
    ['p', 's'],
  ] as const;
  for (const index of extra) link(more[index]![0], more[index]![1]);
  link('a', ROUTERS[places[0]]!);
  link('b', 'nat');
  link('nat', ROUTERS[places[1]]!);
  link('c', ROUTERS[places[2]]!);
  network.addFirewall('c', [{ action: 'accept', protocol: 'udp' }], 'reject');
  if (loop) {
    network.host('p').addRoute(address('10.9.0.0'), 16, 'q');
    network.host('q').addRoute(address('10.9.0.0'), 16, 'p');
  }
  const heard: string[] = [];
  for (const name of HOSTS) {
    const socket = network.host(name).openDatagram();
    socket.bind({ address: 0 as Address, port: at(ADDRESSES.get(name)!, 7).port });
    socket.listener = {
      readable: () => {
        for (let got = socket.receive(); got; got = socket.receive()) {
          expect(got.bytes).toEqual(pattern(got.bytes.length));
          heard.push(`${name} ${got.bytes.length} ${formatAddress(got.from.address)}`);
        }
      },
    };
  }
  for (const { from, to, size, kind, time } of sends) {
    const target = ADDRESSES.get(to) ?? address('10.9.9.9');
    network.simulator.schedule(milliseconds(time), () => {
      const host = network.host(from);
      if (kind === 'udp') host.openDatagram().send(pattern(size), at(target, 7));
      else {
        host.ping(target, { size, mayFragment: kind !== 'ping' }, (result) =>
          heard.push(`${from} ping ${result.kind}`),
        );
      }
    });
  }
  for (const [index, time, isDown] of down) {
    network.simulator.schedule(milliseconds(time), () =>
      network.changeLink(ROUTERS[index]!, ROUTERS[index + 1]!, { down: isDown }),
    );
  }
  network.simulator.run();
  return { events: recorder.events, heard };
}

test('in any network, whatever links, routers, NAT and firewall do: it ends, every crossing ends once, bytes stay whole', () => {
  const causes = new Set<string>();
  fc.assert(
    fc.property(plan, (each) => {
      const { events, heard } = run(each);
      const ends = new Map<number, number>();
      for (const event of events) {
        if (event.kind !== 'packet') continue;
        const ended =
          event.event === 'received' || (event.event === 'dropped' && !ends.get(event.hop)) ? 1 : 0;
        ends.set(event.hop, (ends.get(event.hop) ?? 0) + ended);
        expect(event.packet.ttl).toBeGreaterThan(0);
        if (event.cause) causes.add(event.cause);
      }
      // A crossing is received, or dropped; a node that drops on arrival has received it first.
      expect([...ends.values()].every((count) => count === 1)).toBe(true);
      // Every ping hears something, once.
      const pings = each.sends.filter(({ kind }) => kind !== 'udp').length;
      expect(heard.filter((line) => line.includes('ping'))).toHaveLength(pings);
    }),
    { numRuns: 150, seed: 1 },
  );
  // The networks are not all of one kind: every way to lose a packet has been met.
  expect([...causes].sort()).toEqual(['down', 'firewall', 'loss', 'mtu', 'nat', 'no-route', 'queue', 'ttl']);
});

test('every packet of any network encodes to bytes that decode to itself', () => {
  fc.assert(
    fc.property(plan, (each) => {
      for (const event of run(each).events) {
        if (event.kind !== 'packet' || event.event !== 'enqueued') continue;
        const { origin, ...plain } = event.packet;
        expect(decodePacket(encodePacket(event.packet), event.packet.id)).toEqual(plain);
      }
    }),
    { numRuns: 50 },
  );
});

test('the same seed makes the same network run the same, event by event', () => {
  fc.assert(
    fc.property(plan, (each) => {
      expect(JSON.stringify(run(each).events)).toBe(JSON.stringify(run(each).events));
    }),
    { numRuns: 30 },
  );
});
