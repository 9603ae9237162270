import type { Address } from '../address.ts';
import type { Simulator } from '../simulator.ts';
import { after, seconds, type Time } from '../time.ts';

/** What was learnt is forgotten after 10 minutes, lest a path that has grown be used below its worth (RFC 1191 §6.3). */
const LIFETIME = seconds(600);
/** Linux believes no less (ip_rt_min_pmtu); what is larger goes out in fragments then. */
const LEAST = 552;

/** Path MTUs that ICMP "fragmentation needed" has taught a host (RFC 1191), by destination. */
export class PathMtus {
  readonly #simulator: Simulator;
  readonly #known = new Map<Address, { readonly mtu: number; readonly until: Time }>();

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** A router says that its next link takes no more than `mtu` bytes. A larger one than known is not believed. */
  learn(destination: Address, mtu: number): void {
    const least = Math.max(mtu, LEAST);
    if (least >= this.to(destination)) return;
    this.#known.set(destination, { mtu: least, until: after(this.#simulator.now, LIFETIME) });
  }

  /** Infinity when nothing is known. */
  to(destination: Address): number {
    if (this.#known.size === 0) return Number.POSITIVE_INFINITY;
    const known = this.#known.get(destination);
    return known && known.until > this.#simulator.now ? known.mtu : Number.POSITIVE_INFINITY;
  }
}
