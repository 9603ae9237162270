import { formatAddress } from '../../lib/net/address.ts';
import type { Packet } from '../../lib/net/packet.ts';
import { packetLabel } from '../../lib/net/trace/describe.ts';
import { payloadOf, protocolOf } from './packet-kind.ts';
import type { TraceView } from './trace-view.ts';

/** Which packets of a run to show; an empty field lets everything pass. */
export interface PacketFilter {
  /** As the table writes it: `TCP`, `UDP`, `DNS`, `ICMP`. */
  readonly protocol: string;
  /** A host or router at one end of the link that a packet crosses. */
  readonly host: string;
  /** Stands in the packet's label, addresses, ports, or in what it carries, read as UTF-8. Case does not matter. */
  readonly text: string;
}

export const NO_FILTER: PacketFilter = { protocol: '', host: '', text: '' };

export const isFiltering = ({ protocol, host, text }: PacketFilter): boolean =>
  protocol !== '' || host !== '' || text !== '';

/** The protocols that a run has shown, in the order of their first packets. */
export const protocolsOf = ({ everyHop }: TraceView): string[] => [
  ...new Set(everyHop.map(({ packet }) => protocolOf(packet))),
];

/** The same trace with the packets, messages and calls that pass. What packets mean still depends on all. */
export function filterTrace(view: TraceView, filter: PacketFilter): TraceView {
  if (!isFiltering(filter)) return view;
  const { protocol, host } = filter;
  const text = filter.text.toLowerCase();
  const atHost = ({ from, to }: { readonly from: string; readonly to: string }) =>
    host === '' || from === host || to === host;
  return {
    ...view,
    hops: view.hops.filter(
      (hop) =>
        atHost(hop) &&
        (protocol === '' || protocolOf(hop.packet) === protocol) &&
        (text === '' || wordsOf(hop.packet).includes(text)),
    ),
    messages: protocol === '' && text === '' ? view.messages.filter(atHost) : [],
    calls: view.calls.filter(
      (call) =>
        (host === '' || call.host === host) && (text === '' || call.label.toLowerCase().includes(text)),
    ),
  };
}

const decoder = new TextDecoder();
const known = new WeakMap<Packet, string>();

/** All that can be looked for in a packet, in small letters. */
function wordsOf(packet: Packet): string {
  const found = known.get(packet);
  if (found !== undefined) return found;
  const { body, source, destination } = packet;
  const ports = 'sourcePort' in body ? `${body.sourcePort} ${body.destinationPort}` : '';
  const words = [
    packetLabel(packet),
    formatAddress(source),
    formatAddress(destination),
    ports,
    decoder.decode(payloadOf(packet)),
  ];
  const text = words.join('\n').toLowerCase();
  known.set(packet, text);
  return text;
}
