import { type Address, ANY, type Port } from '../net/address.ts';
import type { BoundPort, Reuse } from '../net/socket/socket-table.ts';
import type { Slice } from './protocol.ts';

type Protocol = BoundPort['protocol'];

const lowest = 32768;
const highest = 60999;

/**
 * The host's port table as one process sees it during a slice: what was taken when the slice began, and what this
 * process took since. Nobody else runs meanwhile, so `bind` and `listen` can answer at once.
 */
export class PortTable {
  #taken: BoundPort[] = [];
  #next: Record<Protocol, number> = { tcp: lowest, udp: lowest };

  begin({ ports, ephemeral }: Slice): void {
    this.#taken = [...ports];
    this.#next = { tcp: ephemeral.tcp, udp: ephemeral.udp };
  }

  /**
   * Linux's rule (inet_csk_get_port, udp_lib_lport_inuse): two sockets of one protocol conflict on a port when their
   * addresses are equal or one is 0.0.0.0, unless both allow reuse of the address and (for TCP) neither listens, or both
   * allow reuse of the port.
   */
  conflicts(
    protocol: Protocol,
    address: Address,
    port: Port,
    { reuseAddress = false, reusePort = false }: Reuse,
  ): boolean {
    return this.#taken.some(
      (other) =>
        other.protocol === protocol &&
        other.port === port &&
        (other.address === address || other.address === ANY || address === ANY) &&
        !(reuseAddress && other.reuseAddress && !other.listening) &&
        !(reusePort && other.reusePort),
    );
  }

  take(protocol: Protocol, address: Address, port: Port, reuse: Reuse): void {
    const { reuseAddress = false, reusePort = false } = reuse;
    // As the kernel counts: see EphemeralPorts.bound.
    if (port === this.#next[protocol]) this.#next[protocol] = port >= highest ? lowest : port + 1;
    this.#taken.push({
      protocol,
      address,
      port,
      reuseAddress,
      ...(reusePort && { reusePort }),
      listening: false,
    });
  }

  /** The port of a socket that closes before the slice ends can be bound again within it. */
  release(protocol: Protocol, address: Address, port: Port): void {
    const index = this.#taken.findIndex(
      (other) => other.protocol === protocol && other.address === address && other.port === port,
    );
    if (index >= 0) this.#taken.splice(index, 1);
  }

  listens(address: Address, port: Port): void {
    const index = this.#taken.findIndex(
      (other) => other.protocol === 'tcp' && other.address === address && other.port === port,
    );
    if (index >= 0) this.#taken[index] = { ...this.#taken[index]!, listening: true };
  }

  /** The port that the host will hand out next; the kernel counts in the same way. */
  ephemeral(protocol: Protocol): Port {
    for (let tried = lowest; tried <= highest; tried++) {
      const port = this.#next[protocol] as Port;
      this.#next[protocol] = port >= highest ? lowest : port + 1;
      if (!this.#taken.some((other) => other.protocol === protocol && other.port === port)) return port;
    }
    throw new Error(`no free ephemeral ${protocol} port from ${lowest} to ${highest}`);
  }
}
