import { expect, test } from 'vitest';
import {
  filterTrace,
  NO_FILTER,
  type PacketFilter,
  protocolsOf,
} from '../../../src/components/net/packet-filter.ts';
import { viewOf } from '../../../src/components/net/trace-view.ts';
import { packetLabel } from '../../../src/lib/net/trace/describe.ts';
import { echoTrace } from '../../fixtures/echo-trace.ts';

const view = viewOf(echoTrace());
const passing = (filter: Partial<PacketFilter>): string[] =>
  filterTrace(view, { ...NO_FILTER, ...filter }).hops.map(
    ({ from, packet }) => `${from} ${packetLabel(packet)}`,
  );

test('without a filter the view is the one that was given', () => {
  expect(filterTrace(view, NO_FILTER)).toBe(view);
  expect(protocolsOf(view)).toEqual(['TCP']);
});

test('packets are found by what their label says, in any case', () => {
  expect(passing({ text: 'syn' })).toEqual(
    view.hops.slice(0, 2).map(({ from, packet }) => `${from} ${packetLabel(packet)}`),
  );
});

test('packets are found by port, by address and by what they carry', () => {
  const [first] = view.hops;
  const { body } = first!.packet;
  const port = 'destinationPort' in body ? String(body.destinationPort) : '';
  expect(passing({ text: port })).toHaveLength(view.hops.length);
  expect(passing({ text: '10.0.0.' })).toHaveLength(view.hops.length);
  const carrying = view.hops.filter(({ packet }) => packet.body.payload.length > 0);
  const words = new TextDecoder().decode(carrying[0]!.packet.body.payload).slice(0, 3);
  expect(passing({ text: words }).length).toBeGreaterThanOrEqual(1);
  expect(passing({ text: words }).length).toBeLessThanOrEqual(carrying.length);
});

test('a host shows what it sends and what it gets; a protocol that nobody spoke shows nothing', () => {
  const [host] = view.hosts;
  expect(passing({ host: host! })).toHaveLength(view.hops.length);
  expect(passing({ host: 'nobody' })).toEqual([]);
  expect(passing({ protocol: 'UDP' })).toEqual([]);
});

test('what is hidden still counts for what the others mean', () => {
  const filtered = filterTrace(view, { ...NO_FILTER, text: 'syn' });
  expect(filtered.everyHop).toBe(view.everyHop);
  expect(filtered.calls.length).toBeLessThan(view.calls.length);
  expect(filtered.everyCall).toBe(view.everyCall);
});
