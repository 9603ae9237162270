import type { Port } from '../address.ts';
import { EphemeralPorts } from './ports.ts';

interface Bound {
  readonly local: { readonly port: Port } | undefined;
}

const NOBODY: readonly never[] = [];

/**
 * The ports of one protocol on one host, and the sockets that have them; several may share one. A host with a single
 * socket needs no tables: thousands of such hosts should be small.
 */
export class PortSpace<S extends Bound> {
  readonly ephemeral = new EphemeralPorts();
  /** The only socket, until there is a second one. */
  #only: S | undefined;
  /** In the order in which they got their ports. */
  #sockets: Set<S> | undefined;
  /** One socket by itself, which is most often so; more in a set. */
  #byPort: Map<Port, S | Set<S>> | undefined;

  /** All sockets, in the order in which they got their ports. */
  all(): Iterable<S> {
    return this.#sockets ?? (this.#only ? [this.#only] : NOBODY);
  }

  isBound(port: Port): boolean {
    return this.#byPort ? this.#byPort.has(port) : this.#only?.local?.port === port;
  }

  /** The socket that alone has a port; undefined when none has, or several. */
  only(port: Port): S | undefined {
    if (!this.#byPort) return this.#only?.local?.port === port ? this.#only : undefined;
    const found = this.#byPort.get(port);
    return found instanceof Set ? undefined : found;
  }

  at(port: Port): Iterable<S> {
    const found = this.#byPort?.get(port) ?? this.only(port);
    if (found === undefined) return NOBODY;
    return found instanceof Set ? found : [found];
  }

  add(socket: S): void {
    if (!this.#sockets && !this.#only) {
      this.#only = socket;
      return;
    }
    if (this.#only) {
      const first = this.#only;
      this.#only = undefined;
      this.#insert(first);
    }
    this.#insert(socket);
  }

  /** False when it had no port. */
  remove(socket: S): boolean {
    if (!this.#sockets || !this.#byPort) {
      if (this.#only !== socket) return false;
      this.#only = undefined;
      return true;
    }
    if (!this.#sockets.delete(socket)) return false;
    const { port } = socket.local!;
    const found = this.#byPort.get(port);
    if (found instanceof Set) found.delete(socket);
    if (!(found instanceof Set) || found.size === 0) this.#byPort.delete(port);
    return true;
  }

  #insert(socket: S): void {
    this.#sockets ??= new Set();
    this.#byPort ??= new Map();
    this.#sockets.add(socket);
    const { port } = socket.local!;
    const found = this.#byPort.get(port);
    if (found === undefined) this.#byPort.set(port, socket);
    else if (found instanceof Set) found.add(socket);
    else this.#byPort.set(port, new Set([found, socket]));
  }
}
