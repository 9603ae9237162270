import type { Port } from '../address.ts';

/** The range that Linux hands out (net.ipv4.ip_local_port_range). */
const FIRST_EPHEMERAL = 32768;
const LAST_EPHEMERAL = 60999;

/**
 * Ephemeral ports of one protocol: counted up from the first, skipping those in use, so that a run's port numbers
 * are easy to read and always the same. (Linux takes them at random.)
 */
export class EphemeralPorts {
  #next = FIRST_EPHEMERAL;

  /** The port that the next `take` will return; undefined when all are in use. */
  peek(isTaken: (port: Port) => boolean): Port | undefined {
    const count = LAST_EPHEMERAL - FIRST_EPHEMERAL + 1;
    for (let step = 0; step < count; step++) {
      const port = (FIRST_EPHEMERAL + ((this.#next - FIRST_EPHEMERAL + step) % count)) as Port;
      if (!isTaken(port)) return port;
    }
    return undefined;
  }

  /** A port has been bound by its number. The one that would come next is not handed out at once when it is free again. */
  bound(port: Port): void {
    if (port === this.#next) this.#next = port === LAST_EPHEMERAL ? FIRST_EPHEMERAL : port + 1;
  }

  take(isTaken: (port: Port) => boolean): Port | undefined {
    const port = this.peek(isTaken);
    if (port !== undefined) this.#next = port === LAST_EPHEMERAL ? FIRST_EPHEMERAL : port + 1;
    return port;
  }
}
