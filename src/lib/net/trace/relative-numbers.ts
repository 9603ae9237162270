import { ACK, FIN, type Packet, RST, type Segment, SYN } from '../packet.ts';

/** The numbers of one segment as people read them. */
export interface Numbers {
  /** Bytes since the sender's initial sequence number: 0 on the SYN, 1 on the first byte of data. */
  readonly seq: number;
  /** Only with the ACK bit. */
  readonly ack?: number;
  /** The window in bytes, with the window scale applied where both ends offered one (RFC 7323 §2). */
  readonly window: number;
  /** SACK blocks [left edge, right edge). */
  readonly sack: readonly (readonly [number, number])[];
  /** The data goes up to the right edge of the window that the other end has offered: no more may follow (Wireshark's TCP Window Full). */
  readonly fillsWindow?: true;
}

/** What is known of one direction of a connection. */
interface Direction {
  isn: number;
  /** Undefined until a SYN was seen. */
  scale: number | undefined;
  /** The right edge of the window last offered, in the other direction's numbers: what that may send up to. */
  edge?: number;
}

/**
 * Sequence numbers relative to the initial sequence numbers, which it learns from the SYNs it is shown.
 * Show it the packets in the order of the trace; what was said of a packet once is said again for every hop of it.
 * A connection whose SYN was never shown is counted so that the first number seen is 1.
 */
export class RelativeNumbers {
  readonly #directions = new Map<string, Direction>();
  readonly #known = new Map<number, { readonly numbers: Numbers; readonly packet: Packet }>();

  /** Undefined for packets that are no TCP segments. */
  of(packet: Packet): Numbers | undefined {
    if (packet.body.protocol !== 'tcp') return undefined;
    const known = this.#known.get(packet.id);
    // Behind a NAT the same packet has other addresses, and its connection another name.
    const isSame = known?.packet.source === packet.source && known.packet.destination === packet.destination;
    if (known && isSame) return known.numbers;
    const numbers = this.#learn(packet, packet.body);
    this.#known.set(packet.id, { numbers, packet });
    return numbers;
  }

  #learn({ source, destination }: Packet, segment: Segment): Numbers {
    const { sourcePort, destinationPort, flags, seq, ack, options, payload } = segment;
    const forward = `${source}:${sourcePort}>${destination}:${destinationPort}`;
    const backward = `${destination}:${destinationPort}>${source}:${sourcePort}`;
    if (flags & SYN) this.#directions.set(forward, { isn: seq, scale: options.windowScale });
    const own = this.#direction(forward, seq, segment);
    const peer = flags & ACK ? this.#direction(backward, ack, segment) : undefined;
    const scaled = !(flags & SYN) && own.scale !== undefined && peer?.scale !== undefined;
    const window = scaled ? segment.window * 2 ** own.scale! : segment.window;
    if (peer) own.edge = (ack - peer.isn + window) >>> 0;
    const isPlainData = payload.length > 0 && (flags & (SYN | FIN | RST)) === 0;
    return {
      seq: (seq - own.isn) >>> 0,
      ...(peer && { ack: (ack - peer.isn) >>> 0 }),
      window,
      ...(isPlainData && peer?.edge === (seq - own.isn + payload.length) >>> 0 && { fillsWindow: true }),
      sack: peer
        ? (options.sack ?? []).map(
            ([left, right]) => [(left - peer.isn) >>> 0, (right - peer.isn) >>> 0] as const,
          )
        : [],
    };
  }

  /** A RST to a closed port has no sequence space of its own: nothing is kept from it. */
  #direction(flow: string, number: number, { flags }: Segment): Direction {
    const known = this.#directions.get(flow);
    if (known) return known;
    const guessed: Direction = { isn: (number - 1) >>> 0, scale: undefined };
    if (!(flags & RST)) this.#directions.set(flow, guessed);
    return guessed;
  }
}
