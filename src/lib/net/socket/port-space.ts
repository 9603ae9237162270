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
  private single: S | undefined;
  /** In the order in which they got their ports. */
  private sockets: Set<S> | undefined;
  /** One socket by itself, which is most often so; more in a set. */
  private byPort: Map<Port, S | Set<S>> | undefined;

  /** All sockets, in the order in which they got their ports. */
  all(): Iterable<S> {
    return this.sockets ?? (this.single ? [this.single] : NOBODY);
  }

  isBound(port: Port): boolean {
    return this.byPort ? this.byPort.has(port) : this.single?.local?.port === port;
  }

  /** The socket that alone has a port; undefined when none has, or several. */
  only(port: Port): S | undefined {
    if (!this.byPort) return this.single?.local?.port === port ? this.single : undefined;
    const found = this.byPort.get(port);
    return found instanceof Set ? undefined : found;
  }

  at(port: Port): Iterable<S> {
    const found = this.byPort?.get(port) ?? this.only(port);
    if (found === undefined) return NOBODY;
    return found instanceof Set ? found : [found];
  }

  add(socket: S): void {
    if (!this.sockets && !this.single) {
      this.single = socket;
      return;
    }
    if (this.single) {
      const first = this.single;
      this.single = undefined;
      this.insert(first);
    }
    this.insert(socket);
  }

  /** False when it had no port. */
  remove(socket: S): boolean {
    if (!this.sockets || !this.byPort) {
      if (this.single !== socket) return false;
      this.single = undefined;
      return true;
    }
    if (!this.sockets.delete(socket)) return false;
    const { port } = socket.local!;
    const found = this.byPort.get(port);
    if (found instanceof Set) found.delete(socket);
    if (!(found instanceof Set) || found.size === 0) this.byPort.delete(port);
    return true;
  }

  private insert(socket: S): void {
    this.sockets ??= new Set();
    this.byPort ??= new Map();
    this.sockets.add(socket);
    const { port } = socket.local!;
    const found = this.byPort.get(port);
    if (found === undefined) this.byPort.set(port, socket);
    else if (found instanceof Set) found.add(socket);
    else this.byPort.set(port, new Set([found, socket]));
  }
}
