import type { Fragment, Packet } from '../packet.ts';
import type { Simulator } from '../simulator.ts';
import { seconds } from '../time.ts';
import type { Timer } from '../timer.ts';
import { decodePacket } from '../wire/decode.ts';
import { writeIpv4Header } from '../wire/ipv4.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/** Fragments wait so long for the rest of their packet (Linux ipfrag_time). */
const PATIENCE = seconds(30);

interface Partial {
  readonly pieces: Map<number, Fragment>;
  readonly timer: Timer;
  /** Length of the whole, known from the last fragment. */
  length: number | undefined;
  /** The packet of the fragment at offset 0, once it has come. */
  first: Packet | undefined;
}

/**
 * Puts fragments together (RFC 791 §3.2). One that is lost takes the whole packet with it.
 * Left out: fragments that overlap.
 */
export class Reassembler {
  readonly #simulator: Simulator;
  readonly #partials = new Map<string, Partial>();

  readonly #expired: (first: Packet) => void;

  /** `expired` is told when fragments have waited in vain, if the first was among them (RFC 792, time exceeded). */
  constructor(simulator: Simulator, expired: (first: Packet) => void) {
    this.#simulator = simulator;
    this.#expired = expired;
  }

  /** Takes a fragment; returns the whole packet when it was the last one missing. */
  add(packet: Packet, fragment: Fragment): Packet | undefined {
    const key = `${packet.source} ${packet.destination} ${packet.identification} ${fragment.carries}`;
    const partial = this.#partials.get(key) ?? this.#begin(key);
    partial.pieces.set(fragment.offset, fragment);
    if (fragment.offset === 0) partial.first = packet;
    if (!fragment.more) partial.length = fragment.offset + fragment.payload.length;
    const bytes = joined(partial);
    if (bytes === undefined) return undefined;
    partial.timer.cancel();
    this.#partials.delete(key);
    const whole: Fragment = { ...fragment, offset: 0, more: false };
    writeIpv4Header(bytes, { ...packet, body: whole });
    return decodePacket(bytes, packet.id);
  }

  #begin(key: string): Partial {
    const timer = this.#simulator.schedule(PATIENCE, () => {
      this.#partials.delete(key);
      if (partial.first) this.#expired(partial.first);
    });
    const partial: Partial = { pieces: new Map(), timer, length: undefined, first: undefined };
    this.#partials.set(key, partial);
    return partial;
  }
}

/** The packet's bytes behind room for its header; undefined while a piece is missing. */
function joined({ pieces, length }: Partial): Uint8Array | undefined {
  if (length === undefined) return undefined;
  let held = 0;
  for (const piece of pieces.values()) held += piece.payload.length;
  if (held !== length) return undefined;
  const bytes = new Uint8Array(IPV4_HEADER + length);
  for (const piece of pieces.values()) bytes.set(piece.payload, IPV4_HEADER + piece.offset);
  return bytes;
}
