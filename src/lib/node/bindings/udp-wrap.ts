import constants from 'ieum:constants';
import { type Address, ANY, type Endpoint, isLoopback, type Port } from '../../net/address.ts';
import { destination, parseAnyAddress, showAddress } from '../address.ts';
import { bytesOf, concatenate } from '../bytes.ts';
import type { Environment, LibraryFunction, SocketOwner } from '../environment.ts';
import type { KernelEvent } from '../protocol.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HandleWrap } from './handle-wrap.ts';
import { errorNumber } from './uv.ts';

interface SocketName {
  address?: string;
  family?: string;
  port?: number;
}

/** The largest UDP payload over IPv4: 65,535 less 20 bytes of IPv4 and 8 of UDP header (RFC 768, RFC 791). */
const largestPayload = 65507;
/** Linux's default socket buffer (net.core.rmem_default). The size is stored and shown, not simulated. */
const defaultBuffer = 212992;

/** What joining or leaving a group comes to: Linux's errors for bad addresses, and else that there is no multicast. */
function membership(group: string, ...others: readonly (string | undefined)[]): number {
  const parsed = parseAnyAddress(group);
  const bad = others.some((text) => text !== undefined && !parseAnyAddress(text));
  // 224.0.0.0/4 (RFC 5771 §3).
  const isGroup = parsed?.family === 4 && parsed.address >>> 28 === 14;
  return errorNumber(!isGroup || bad ? 'EINVAL' : 'ENOTSUP');
}

/** internalBinding('udp_wrap') (src/udp_wrap.cc). Multicast and broadcast are left out: the model has neither. */
export function udpWrapBinding(environment: Environment): object {
  const { ports } = environment;
  const isLocal = (address: Address) =>
    address === ANY || address === environment.boot.address || isLoopback(address);

  class UDP extends HandleWrap implements SocketOwner {
    readonly #socket = environment.nextSocket();
    #family: 4 | 6 = 4;
    #local: Endpoint | undefined;
    #remote: Endpoint | undefined;
    #receiving = false;
    readonly #waiting: KernelEvent[] = [];
    #flushing = false;
    readonly #bufferSizes = { receive: defaultBuffer, send: defaultBuffer };
    onmessage: unknown;

    constructor() {
      super(environment, 'UDPWRAP');
      HandleWrap.activity.set(this, () => this.#receiving);
      HandleWrap.closeHooks.set(this, () => this.#close());
    }

    get fd(): number {
      return this.#local ? this.#socket : errorNumber('EBADF');
    }

    open(): number {
      return errorNumber('EBADF');
    }

    bind(text: string, port: number, flags: number): number {
      const parsed = parseAnyAddress(text);
      if (parsed?.family !== 4) return errorNumber('EINVAL');
      return this.#bind(parsed.address, port, flags);
    }

    bind6(text: string, port: number, flags: number): number {
      const parsed = parseAnyAddress(text);
      if (!parsed) return errorNumber('EINVAL');
      if (parsed.address === undefined) return errorNumber('EADDRNOTAVAIL');
      this.#family = 6;
      return this.#bind(parsed.address, port, flags);
    }

    /** What is no number is port 0, as in native code: `bind(callback)` leaves the port out. */
    #bind(address: Address, asked: unknown, flags: number): number {
      const wanted = Number(asked) >>> 0;
      if (this.#local) return errorNumber('EINVAL');
      if (!isLocal(address)) return errorNumber('EADDRNOTAVAIL');
      const reuse = {
        reuseAddress: (flags & constants.udp.UV_UDP_REUSEADDR!) !== 0,
        ...((flags & constants.udp.UV_UDP_REUSEPORT!) !== 0 && { reusePort: true }),
      };
      const port = (wanted || ports.ephemeral('udp')) as Port;
      if (ports.conflicts('udp', address, port, reuse)) return errorNumber('EADDRINUSE');
      this.#local = { address, port };
      ports.take('udp', address, port, reuse);
      environment.sockets.set(this.#socket, this);
      environment.operate({ type: 'udp-bind', socket: this.#socket, local: this.#local, ...reuse });
      return 0;
    }

    connect(text: string, port: number): number {
      return this.#connect(text, port);
    }

    connect6(text: string, port: number): number {
      return this.#connect(text, port);
    }

    #connect(text: string, port: number): number {
      const parsed = parseAnyAddress(text);
      if (!parsed) return errorNumber('EINVAL');
      if (parsed.address === undefined) return errorNumber('EADDRNOTAVAIL');
      if (this.#remote) return errorNumber('EISCONN');
      const error = this.#local ? 0 : this.#bind(ANY, 0, 0);
      if (error) return error;
      this.#remote = { address: destination(parsed.address), port: port as Port };
      environment.operate({ type: 'udp-connect', socket: this.#socket, remote: this.#remote });
      return 0;
    }

    disconnect(): number {
      if (!this.#remote) return errorNumber('ENOTCONN');
      this.#remote = undefined;
      environment.operate({ type: 'udp-connect', socket: this.#socket, remote: null });
      return 0;
    }

    /** (request, list, count, port, address, hasCallback), or without port and address on a connected socket. */
    send(
      _request: unknown,
      list: readonly ArrayBufferView[],
      _count: number,
      ...to: readonly unknown[]
    ): number {
      return this.#send(list, to.length >= 3 ? (to as [number, string]) : undefined);
    }

    send6(
      _request: unknown,
      list: readonly ArrayBufferView[],
      _count: number,
      ...to: readonly unknown[]
    ): number {
      return this.#send(list, to.length >= 3 ? (to as [number, string]) : undefined);
    }

    /** A positive answer means sent at once: the byte count plus one. */
    #send(list: readonly ArrayBufferView[], to: readonly [number, string] | undefined): number {
      const error = this.#local ? 0 : this.#bind(ANY, 0, 0);
      if (error) return error;
      let remote = this.#remote;
      if (to) {
        const parsed = parseAnyAddress(to[1]);
        if (!parsed) return errorNumber('EINVAL');
        if (parsed.address === undefined) return errorNumber('ENETUNREACH');
        remote = { address: destination(parsed.address), port: to[0] as Port };
      }
      if (!remote) return errorNumber('EDESTADDRREQ');
      const bytes = concatenate(list.map(bytesOf));
      if (bytes.length > largestPayload) return errorNumber('EMSGSIZE');
      environment.operate({ type: 'udp-send', socket: this.#socket, to: remote, bytes });
      return bytes.length + 1;
    }

    recvStart(): number {
      const error = this.#local ? 0 : this.#bind(ANY, 0, 0);
      if (error) return error;
      if (!this.#receiving) {
        this.#receiving = true;
        environment.operations.push({ type: 'udp-read', socket: this.#socket, on: true });
      }
      this.#flushSoon();
      return 0;
    }

    recvStop(): number {
      if (this.#receiving) {
        this.#receiving = false;
        environment.operations.push({ type: 'udp-read', socket: this.#socket, on: false });
      }
      return 0;
    }

    receive(event: KernelEvent): void {
      this.#waiting.push(event);
      this.#flushOne();
      this.#flushSoon();
    }

    #flushSoon(): void {
      if (this.#flushing || this.#waiting.length === 0 || !this.#receiving) return;
      this.#flushing = true;
      environment.pending.push(() => {
        this.#flushing = false;
        this.#flushOne();
        this.#flushSoon();
      });
    }

    #flushOne(): void {
      if (!this.#receiving || HandleWrap.isClosing(this)) return;
      const event = this.#waiting.shift();
      if (event?.type === 'error') {
        environment.note(event.errno, this.#socket);
        AsyncWrap.call(this, this.onmessage, errorNumber(event.errno), this, undefined, undefined);
      } else if (event?.type === 'datagram') {
        const { bytes, from } = event;
        const { Buffer } = environment.require('buffer') as { Buffer: { from: LibraryFunction } };
        environment.note(`message ${bytes.length}`, this.#socket);
        AsyncWrap.call(this, this.onmessage, bytes.length, this, Buffer.from(bytes.slice().buffer), {
          address: showAddress(from.address, this.#family),
          family: this.#family === 6 ? 'IPv6' : 'IPv4',
          port: from.port,
          size: bytes.length,
        });
      }
    }

    getsockname(name: SocketName): number {
      return this.#local && !HandleWrap.isClosing(this)
        ? this.#tell(name, this.#shownLocal())
        : errorNumber('EBADF');
    }

    /** Connecting a socket bound to every address fixes its own (inet_dgram_connect). */
    #shownLocal(): Endpoint {
      const local = this.#local!;
      if (local.address !== ANY || !this.#remote) return local;
      return {
        ...local,
        address: isLoopback(this.#remote.address) ? this.#remote.address : environment.boot.address,
      };
    }

    getpeername(name: SocketName): number {
      return this.#remote ? this.#tell(name, this.#remote) : errorNumber('ENOTCONN');
    }

    #tell(name: SocketName, { address, port }: Endpoint): number {
      name.address = showAddress(address, this.#family);
      name.family = this.#family === 6 ? 'IPv6' : 'IPv4';
      name.port = port;
      return 0;
    }

    /** Doubles what is asked for, as Linux does; `context` takes the error. */
    bufferSize(size: number, receive: boolean, context: Record<string, unknown>): number | undefined {
      if (!this.#local) {
        const syscall = receive ? 'uv_recv_buffer_size' : 'uv_send_buffer_size';
        Object.assign(context, {
          errno: errorNumber('EBADF'),
          code: 'EBADF',
          message: 'bad file descriptor',
          syscall,
        });
        return undefined;
      }
      const kind = receive ? 'receive' : 'send';
      if (size) this.#bufferSizes[kind] = size * 2;
      return this.#bufferSizes[kind];
    }

    setBroadcast(): number {
      return this.#local ? 0 : errorNumber('EBADF');
    }

    setTTL(ttl: number): number {
      if (!this.#local) return errorNumber('EBADF');
      if (ttl < 1 || ttl > 255) return errorNumber('EINVAL');
      environment.operate({ type: 'udp-ttl', socket: this.#socket, ttl });
      return 0;
    }

    addMembership(group: string, own?: string): number {
      return membership(group, own);
    }

    dropMembership(group: string, own?: string): number {
      return membership(group, own);
    }

    addSourceSpecificMembership(source: string, group: string, own?: string): number {
      return membership(group, own, source);
    }

    dropSourceSpecificMembership(source: string, group: string, own?: string): number {
      return membership(group, own, source);
    }

    setMulticastInterface(text: string): number {
      const parsed = parseAnyAddress(text);
      if (parsed?.address === undefined || parsed.family !== this.#family) return errorNumber('EINVAL');
      return isLocal(parsed.address) ? 0 : errorNumber('EADDRNOTAVAIL');
    }

    /** Accepted and stored nowhere: there is no multicast that it could apply to. */
    setMulticastTTL(ttl: number): number {
      return ttl < 0 || ttl > 255 ? errorNumber('EINVAL') : 0;
    }

    setMulticastLoopback(): number {
      return this.#local ? 0 : errorNumber('EBADF');
    }

    getSendQueueSize(): number {
      return 0;
    }

    getSendQueueCount(): number {
      return 0;
    }

    #close(): void {
      this.#receiving = false;
      this.#waiting.length = 0;
      if (!this.#local) return;
      environment.sockets.delete(this.#socket);
      ports.release('udp', this.#local.address, this.#local.port);
      environment.operate({ type: 'close', socket: this.#socket });
    }
  }

  return {
    UDP,
    SendWrap: class SendWrap extends AsyncWrap {
      constructor() {
        super(environment, 'UDPSENDWRAP');
      }
    },
    constants: constants.udp,
  };
}
