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
 * is forwarded stands in the file once for each link it crosses. A packet is seen at the sending end when its
 * transmission starts, as tcpdump on the sender sees it; one that the link drops is seen when it was handed to the link
 * (which a real capture of a full queue would not show) and says so in a comment, as retransmissions do.
 * Packets that still wait in a queue are left out. Same trace, same bytes. Time linear in the size of the trace.
 */
export function capture(
  events: readonly TraceEvent[],
  { epoch = 0, hosts = {} }: CaptureOptions = {},
): Uint8Array<ArrayBuffer> {
  const hops = new Map(hopsOf(events).map((hop) => [hop.id, hop]));
  const interfaces = new Map<string, number>();
  const writer = new PcapngWriter(epoch);
  writer.names(hosts);
  for (const event of events) {
    if (event.kind !== 'packet') continue;
    const hop = hops.get(event.hop);
    const seen =
      event.event === 'transmit-start' || (event.event === 'dropped' && hop?.startAt === undefined);
    if (!hop || !seen) continue;
    const link = linkName(hop);
    let number = interfaces.get(link);
    if (number === undefined) {
      number = writer.interface(link);
      interfaces.set(link, number);
    }
    writer.packet(number, event.at, encodePacket(hop.packet), commentsOn(hop));
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
  ttl: 'thrown away on arrival: time to live used up (ttl)',
  'no-route': 'thrown away on arrival: no route (no-route)',
  checksum: 'thrown away on arrival: wrong checksum (checksum)',
};

function commentsOn({ packet, droppedAt, cause }: Hop): string[] {
  const comments: string[] = [];
  if (packet.retransmission) comments.push(RETRANSMISSION[packet.retransmission]);
  if (droppedAt !== undefined && cause) comments.push(DROP[cause]);
  return comments;
}
