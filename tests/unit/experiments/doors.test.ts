import { expect, test } from 'vitest';
import { type Doors, tcpDoors, udpDoors } from '../../../src/lib/experiments/doors.ts';
import { formatEndpoint } from '../../../src/lib/net/address.ts';

/** Each letter, and the door that the kernel puts it through. */
const routed = ({ doors, arrivals }: Doors) =>
  arrivals.map(({ kind, source, destination, door }) => {
    const found = doors.find(({ socket }) => socket === door);
    const through =
      found && [found.process, ...(found.remote ? [formatEndpoint(found.remote)] : [])].join(' for ');
    return `${kind} ${formatEndpoint(source)} → ${formatEndpoint(destination)}: ${through ?? 'no door'}`;
  });

/** What the processes were told, by the socket that it came through. */
const heard = ({ doors, events }: Doors) =>
  events.flatMap((event) => {
    if (event.kind !== 'process' || !/^(message|data) /.test(event.label)) return [];
    return [doors.findIndex(({ socket }) => socket === event.socket)];
  });
const expected = ({ doors, arrivals }: Doors, ...kinds: string[]) =>
  arrivals
    .filter(({ kind, door }) => kinds.includes(kind) && door !== undefined)
    .map(({ door }) => doors.findIndex(({ socket }) => socket === door));

test('UDP looks at the destination alone, address and port, and never through the doors of TCP', () => {
  const run = udpDoors();
  expect(routed(run)).toEqual([
    'datagram 10.0.0.11:32768 → 10.0.0.2:53: dns',
    'datagram 10.0.0.12:32768 → 10.0.0.2:53: dns',
    'datagram 10.0.0.11:32768 → 10.0.0.2:7000: game',
    'datagram 10.0.0.12:32768 → 10.0.0.3:53: practice',
    'datagram 10.0.0.12:32768 → 10.0.0.2:7001: no door',
  ]);
  expect(heard(run)).toEqual(expected(run, 'datagram'));
});

test('TCP looks at all four: one port, three connections, and only the SYN goes to the listening socket', () => {
  const run = tcpDoors();
  expect(routed(run)).toEqual([
    'data 10.0.0.11:32768 → 10.0.0.2:443: web for 10.0.0.11:32768',
    'data 10.0.0.12:32768 → 10.0.0.2:443: web for 10.0.0.12:32768',
    'data 10.0.0.11:32769 → 10.0.0.2:443: web for 10.0.0.11:32769',
    'syn 10.0.0.12:32769 → 10.0.0.2:443: web',
  ]);
  expect(heard(run)).toEqual(expected(run, 'data'));
  expect(new Set(run.doors.map(({ local }) => local.port))).toEqual(new Set([443]));
});

test('what finds no door is answered with port unreachable', () => {
  const icmp = udpDoors().events.filter(
    (event) => event.kind === 'packet' && event.event === 'received' && event.packet.body.protocol === 'icmp',
  );
  expect(icmp).toHaveLength(1);
});
