import type { Address } from '../address.ts';
import type { DropCause, TraceEvent } from '../trace/event.ts';
import { type Hop, hopsOf } from '../trace/hop.ts';
import { encodePacket } from './encode.ts';
import { PcapngWriter } from './pcapng-writer.ts';

export interface CaptureOptions {
  /** Milliseconds since 1970 that virtual time 0 stands for. Default: 0. */
  readonly epoch?: number;
  /** Host name → address, so that Wireshark shows the names. */
  readonly hosts?: Readonly<Record<string, Address>>;
}

/**
 * A trace as a pcapng file that Wireshark opens. Every link is an interface (`client–server.lab`), and a packet that
 * is forwarded stands in the file once for each link it crosses. A packet is seen at the sending end at the moment it
 * is handed to the link, before it waits for the transmitter: the capture has the rows and times of the ladder, in the
 * order in which the host sent. (tcpdump sees a packet when it leaves for the network card; with a later time the
 * packets that a link drops, which never leave, would stand before those sent earlier.) Drops and retransmissions say
 * so in a comment. Same trace, same bytes. Time linear in the size of the trace.
 */
export function capture(
  events: readonly TraceEvent[],
  { epoch = 0, hosts = {} }: CaptureOptions = {},
): Uint8Array<ArrayBuffer> {
  const hops = hopsOf(events);
  const writer = new PcapngWriter(epoch);
  // All interfaces come first: editcap and others look no further for what kind of file it is.
  const interfaces = new Map<string, number>();
  for (const link of new Set(hops.map(linkName))) interfaces.set(link, writer.interface(link));
  writer.names(hosts);
  for (const hop of hops) {
    const number = interfaces.get(linkName(hop))!;
    writer.packet(number, hop.enteredAt, encodePacket(hop.packet), commentsOn(hop));
  }
  return writer.toBytes();
}

/** Both directions have one name: the ends in the order of their names. */
function linkName({ from, to }: Hop): string {
  if (from === to) return `${from} (loopback)`;
  return from < to ? `${from}–${to}` : `${to}–${from}`;
}

const RETRANSMISSION = {
  rto: 'retransmission: the retransmission timer (RTO) ran out',
  fast: 'retransmission: duplicate ACKs or SACK showed the loss (fast)',
  tlp: 'retransmission: tail loss probe (TLP)',
} as const;

const DROP: Readonly<Record<DropCause, string>> = {
  loss: 'lost on the link (loss)',
  queue: 'dropped: the queue of the link is full (queue)',
  rule: 'dropped by a rule of the link (rule)',
  down: 'lost: the link is down (down)',
  ttl: 'thrown away on arrival: time to live used up (ttl)',
  'no-route': 'thrown away on arrival: no route (no-route)',
  mtu: 'thrown away on arrival: too large for the next link, and not to be cut (mtu)',
  firewall: 'thrown away on arrival: the firewall does not let it pass (firewall)',
  nat: 'thrown away on arrival: the NAT knows nobody inside whom it is for (nat)',
  checksum: 'thrown away on arrival: wrong checksum (checksum)',
  removed: 'taken off the link by hand (removed)',
};

function commentsOn({ packet, droppedAt, cause }: Hop): string[] {
  const comments: string[] = [];
  if (packet.retransmission) comments.push(RETRANSMISSION[packet.retransmission]);
  if (droppedAt !== undefined && cause) comments.push(DROP[cause]);
  return comments;
}
