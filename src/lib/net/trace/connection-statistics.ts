import { formatEndpoint } from '../address.ts';
import { ACK, FIN, type Packet, type Retransmission, RST, type Segment, SYN } from '../packet.ts';
import { segmentLength } from '../tcp/segment-length.ts';
import { seqAdd, seqAfter, seqBefore } from '../tcp/seq.ts';
import { inMilliseconds, type Time } from '../time.ts';
import type { TraceEvent } from './event.ts';

/** What one end of a TCP connection has sent; each segment counts once, where it is first sent. Times in milliseconds. */
export interface DirectionStatistics {
  /** The name of the sending host; null, as the times are, when it has sent nothing. */
  readonly host: string | null;
  /** `address:port`. Behind a NAT as the end that opened the connection knows it. */
  readonly source: string;
  readonly destination: string;
  readonly segments: number;
  /** Segments with a payload, and the bytes of those payloads, retransmissions included (Linux: data_segs_out, bytes_sent). */
  readonly dataSegments: number;
  readonly payloadBytes: number;
  /** SYN and FIN too. A segment sent again only as an answer, not for a loss, is none of them. */
  readonly retransmissions: Readonly<Record<Retransmission, number>>;
  /** How often the retransmission timer expired; one expiry may have many `rto` retransmissions after it. */
  readonly rtos: number;
  /** Pure ACKs: no payload, no SYN, FIN or RST. Probes of a closed window and keep-alives look the same. */
  readonly acknowledgements: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** A connection; the direction that sent first stands first. */
export interface ConnectionStatistics {
  readonly directions: readonly [DirectionStatistics, DirectionStatistics];
}

/**
 * The statistics of every TCP connection of a trace, in the order of their first segments. A SYN with another initial
 * sequence number on a known 4-tuple begins another connection.
 *
 * The trace has no event for the retransmission timer. An `rto` retransmission is told to be an expiry by what comes
 * before it: nothing has arrived at its sender at this instant, or it lies beyond what was out at the last expiry; the
 * others are let out by an ACK, or by a SYN that comes again. Left out: segments that leave in fragments.
 */
export function connectionStatistics(events: readonly TraceEvent[]): ConnectionStatistics[] {
  const connections: [Direction, Direction][] = [];
  const flows = new Map<string, Direction>();
  const packets = new Map<number, Direction>();

  const name = ({ source, destination }: Ends, direction: Direction): void => {
    flows.set(`${destination} ${source}`, direction.opposite);
    // Last: a socket connected to itself has one flow, and one direction.
    flows.set(`${source} ${destination}`, direction);
  };

  for (const event of events) {
    if (event.kind !== 'packet' || event.packet.body.protocol !== 'tcp') continue;
    const { packet, from, to, at } = event;
    const { body } = event.packet;
    const known = packets.get(packet.id);
    if (event.event === 'received') known?.opposite.hear(to, at);
    if (event.event !== 'enqueued' && event.event !== 'dropped') continue;
    const ends = endsOf(packet, body);
    let direction = flows.get(`${ends.source} ${ends.destination}`);
    if (known) {
      // Behind a NAT the same packet has other addresses, and so have the answers to it.
      if (direction !== known) name(ends, known);
      continue;
    }
    if (!direction || direction.isBegunAnewBy(body)) {
      direction = new Direction(ends);
      connections.push([direction, direction.opposite]);
      name(ends, direction);
    }
    packets.set(packet.id, direction);
    direction.send(body, packet.retransmission, from, at);
  }
  return connections.map(([one, other]) => ({ directions: [one.statistics(), other.statistics()] }));
}

/** The two ends of a flow, `address:port`. */
interface Ends {
  readonly source: string;
  readonly destination: string;
}

const endsOf = ({ source, destination }: Packet, { sourcePort, destinationPort }: Segment): Ends => ({
  source: formatEndpoint({ address: source, port: sourcePort }),
  destination: formatEndpoint({ address: destination, port: destinationPort }),
});

/** Counts what one end sends. */
class Direction {
  readonly opposite: Direction;
  readonly #ends: Ends;
  readonly #retransmissions = { rto: 0, fast: 0, tlp: 0 };
  #host: string | null = null;
  #isn: number | undefined;
  /** SND.NXT: the sequence number behind all that was sent; undefined before the first segment. */
  #next: number | undefined;
  /** The same at the last expiry. */
  #recover: number | undefined;
  #heardAt: Time | undefined;
  #expiredAt: Time | undefined;
  #rtos = 0;
  #segments = 0;
  #dataSegments = 0;
  #payloadBytes = 0;
  #acknowledgements = 0;
  #first: number | null = null;
  #last: number | null = null;

  constructor(ends: Ends, opposite?: Direction) {
    this.#ends = ends;
    this.opposite = opposite ?? new Direction({ source: ends.destination, destination: ends.source }, this);
  }

  isBegunAnewBy({ flags, seq }: Segment): boolean {
    return (flags & (SYN | ACK)) === SYN && this.#isn !== undefined && this.#isn !== seq;
  }

  send(segment: Segment, retransmission: Retransmission | undefined, host: string, at: Time): void {
    const { flags, seq, payload } = segment;
    this.#host ??= host;
    this.#first ??= inMilliseconds(at);
    this.#last = inMilliseconds(at);
    this.#segments++;
    if (flags & SYN) this.#isn = seq;
    if (payload.length > 0) this.#dataSegments++;
    else if ((flags & (ACK | SYN | FIN | RST)) === ACK) this.#acknowledgements++;
    this.#payloadBytes += payload.length;
    const end = seqAdd(seq, segmentLength(segment));
    if (this.#next === undefined || seqAfter(end, this.#next)) this.#next = end;
    if (retransmission) this.#retransmissions[retransmission]++;
    if (retransmission === 'rto' && this.#isExpiry(segment, at)) {
      this.#rtos++;
      this.#expiredAt = at;
      this.#recover = this.#next;
    }
  }

  /** A segment of the opposite direction arrives at a node. */
  hear(node: string, at: Time): void {
    if (node === this.#host) this.#heardAt = at;
  }

  #isExpiry({ seq }: Segment, at: Time): boolean {
    if (this.#expiredAt === at) return false;
    if (this.#heardAt !== at) return true;
    return this.#recover === undefined || !seqBefore(seq, this.#recover);
  }

  statistics(): DirectionStatistics {
    return {
      host: this.#host,
      ...this.#ends,
      segments: this.#segments,
      dataSegments: this.#dataSegments,
      payloadBytes: this.#payloadBytes,
      retransmissions: this.#retransmissions,
      rtos: this.#rtos,
      acknowledgements: this.#acknowledgements,
      first: this.#first,
      last: this.#last,
    };
  }
}
