import { type Endpoint, formatEndpoint } from '../net/address.ts';
import { ACK, FIN, type Packet, RST, type Segment, SYN } from '../net/packet.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { type Hop, hopsOf } from '../net/trace/hop.ts';

export type Side = 'client' | 'server';

/** What one end of a TCP connection put on the wire. */
export interface SideOfConversation {
  readonly host: string;
  readonly end: Endpoint;
  /** Its bytes in order, each once, however often it was sent. */
  readonly bytes: Uint8Array;
  /** Its first hops with data, with a FIN, with an RST. */
  readonly data: readonly Hop[];
  readonly fin?: Hop;
  readonly rst?: Hop;
}

/** A TCP connection as its packets show it. Whoever sent the SYN is the client. */
export interface Conversation {
  readonly client: SideOfConversation;
  readonly server: SideOfConversation;
  /** The first SYN. */
  readonly opening: Hop;
  /** The last hop of any of its packets as it set out. */
  readonly last: Hop;
  readonly accepted: boolean;
}

type SegmentHop = Hop & { readonly packet: Packet & { readonly body: Segment } };

/** Every packet once, as it left the host that made it. */
export function departures(trace: readonly TraceEvent[]): Hop[] {
  const seen = new Set<number>();
  return hopsOf(trace).filter(({ packet }) => !seen.has(packet.id) && seen.add(packet.id));
}

/** The TCP connections of a run, in the order of their first SYN. */
export function conversationsOf(trace: readonly TraceEvent[]): Conversation[] {
  const hops = departures(trace).filter((hop): hop is SegmentHop => hop.packet.body.protocol === 'tcp');
  const open = new Map<string, SegmentHop[]>();
  const all: SegmentHop[][] = [];
  for (const hop of hops) {
    const { flags } = hop.packet.body;
    const own = `${sourceOf(hop)} ${destinationOf(hop)}`;
    const known = open.get(own) ?? open.get(`${destinationOf(hop)} ${sourceOf(hop)}`);
    const opens = (flags & (SYN | ACK)) === SYN;
    // The same ports again, with another first number, are another connection.
    if (known && !(opens && known[0]!.packet.body.seq !== hop.packet.body.seq)) known.push(hop);
    else if (opens) {
      const begun = [hop];
      open.set(own, begun);
      all.push(begun);
    }
  }
  return all.map(conversation);
}

function conversation(hops: readonly SegmentHop[]): Conversation {
  const [opening] = hops as [SegmentHop];
  const client = sourceOf(opening);
  const own = hops.filter((hop) => sourceOf(hop) === client);
  const answers = hops.filter((hop) => sourceOf(hop) !== client);
  const accepted = answers.find(({ packet }) => packet.body.flags & SYN);
  return {
    client: side(own, opening),
    server: {
      ...side(answers, accepted),
      host: answers[0]?.from ?? opening.to,
      end: { address: opening.packet.destination, port: opening.packet.body.destinationPort },
    },
    opening,
    last: hops.at(-1)!,
    accepted: accepted !== undefined,
  };
}

function side(hops: readonly SegmentHop[], syn: SegmentHop | undefined): SideOfConversation {
  const first = syn ? syn.packet.body.seq + 1 : 0;
  const pieces: { readonly at: number; readonly payload: Uint8Array }[] = [];
  const data: Hop[] = [];
  for (const hop of hops) {
    const { seq, payload } = hop.packet.body;
    if (payload.length === 0) continue;
    pieces.push({ at: (seq - first) >>> 0, payload });
    data.push(hop);
  }
  const bytes = new Uint8Array(Math.max(0, ...pieces.map(({ at, payload }) => at + payload.length)));
  for (const { at, payload } of pieces) bytes.set(payload, at);
  const fin = hops.find(({ packet }) => packet.body.flags & FIN);
  const rst = hops.find(({ packet }) => packet.body.flags & RST);
  return {
    host: hops[0]?.from ?? '',
    end: hops[0]
      ? { address: hops[0].packet.source, port: hops[0].packet.body.sourcePort }
      : ({ address: 0, port: 0 } as Endpoint),
    bytes,
    data,
    ...(fin && { fin }),
    ...(rst && { rst }),
  };
}

const sourceOf = ({ packet }: SegmentHop): string =>
  formatEndpoint({ address: packet.source, port: packet.body.sourcePort });
const destinationOf = ({ packet }: SegmentHop): string =>
  formatEndpoint({ address: packet.destination, port: packet.body.destinationPort });
