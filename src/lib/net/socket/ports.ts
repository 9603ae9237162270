import type { Port } from '../address.ts';

/** The range that Linux hands out as it comes (net.ipv4.ip_local_port_range). */
const FIRST_EPHEMERAL = 32768;
const LAST_EPHEMERAL = 60999;

/**
 * Ephemeral ports of one protocol: counted up from the first, skipping those in use, so that a run's port numbers
 * are easy to read and always the same. (Linux takes them at random.)
 */
export class EphemeralPorts {
  #first = FIRST_EPHEMERAL;
  #last = LAST_EPHEMERAL;
  #next = FIRST_EPHEMERAL;

  /** Hands out these ports only, both included. Throws unless they are ports in order. */
  limit(first: number, last: number): void {
    if (!(first >= 1 && first <= last && last <= 65535))
      throw new Error(`ephemeral ports from ${first} to ${last}: not a range of ports`);
    this.#first = first;
    this.#last = last;
    this.#next = first;
  }

  /** The port that the next `take` will return; undefined when all are in use. */
  peek(isTaken: (port: Port) => boolean): Port | undefined {
    const count = this.#last - this.#first + 1;
    for (let step = 0; step < count; step++) {
      const port = (this.#first + ((this.#next - this.#first + step) % count)) as Port;
      if (!isTaken(port)) return port;
    }
    return undefined;
  }

  /** A port has been bound by its number. The one that would come next is not handed out at once when it is free again. */
  bound(port: Port): void {
    if (port === this.#next) this.#next = this.#after(port);
  }

  take(isTaken: (port: Port) => boolean): Port | undefined {
    const port = this.peek(isTaken);
    if (port !== undefined) this.#next = this.#after(port);
    return port;
  }

  #after(port: Port): number {
    return port === this.#last ? this.#first : port + 1;
  }
}
