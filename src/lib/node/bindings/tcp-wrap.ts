import constants from 'ieum:constants';
import { type Address, ANY, type Endpoint, isLoopback, type Port } from '../../net/address.ts';
import { seconds } from '../../net/time.ts';
import { destination, parseAnyAddress, showAddress } from '../address.ts';
import { Connection } from '../connection.ts';
import type { Environment, SocketOwner } from '../environment.ts';
import type { KernelEvent, SocketId } from '../protocol.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HandleWrap } from './handle-wrap.ts';
import { type Request, StreamHandle, type StreamTransport } from './stream-handle.ts';
import { errorNumber } from './uv.ts';

interface SocketName {
  address?: string;
  family?: string;
  port?: number;
}

type ConnectRequest = Request;

/** internalBinding('tcp_wrap') (src/tcp_wrap.cc). */
export function tcpWrapBinding(environment: Environment): object {
  const { ports } = environment;
  const isLocal = (address: Address) =>
    address === ANY || address === environment.boot.address || isLoopback(address);

  // A class named by its property: V8's traces show that name, and the build would shorten another.
  const { TCP } = {
    TCP: class extends StreamHandle implements SocketOwner {
      #socket: SocketId;
      #family: 4 | 6 = 4;
      #local: Endpoint | undefined;
      /** A conflict that bind found: Linux tells it at bind, and libuv keeps it until listen or connect. */
      #delayedError = 0;
      #listening = false;
      #connecting: ConnectRequest | undefined;
      #connection: Connection | undefined;
      #typeOfService = 0;
      #descriptor = -1;
      onconnection: unknown;
      reading = false;

      constructor(type: number) {
        super(environment, type === constants.tcp.SERVER ? 'TCPSERVERWRAP' : 'TCPWRAP');
        this.#socket = environment.nextSocket();
        HandleWrap.activity.set(
          this,
          () =>
            this.#listening ||
            this.#connecting !== undefined ||
            (this.isReading && this.#connection !== undefined) ||
            this.hasRequests,
        );
        HandleWrap.closeHooks.set(this, () => this.#close(false));
      }

      protected get transport(): StreamTransport | undefined {
        return this.#connection;
      }

      get fd(): number {
        if (HandleWrap.isClosing(this) || !(this.#local || this.#connection)) return -1;
        if (this.#descriptor < 0) this.#descriptor = nextDescriptor++;
        return this.#descriptor;
      }

      get writeQueueSize(): number {
        return this.#connection?.writeQueueSize ?? 0;
      }

      open(): number {
        return errorNumber('EBADF');
      }

      bind(text: string, port: number, flags = 0): number {
        const parsed = parseAnyAddress(text);
        if (parsed?.family !== 4) return errorNumber('EINVAL');
        return this.#bind(parsed.address, port, flags);
      }

      bind6(text: string, port: number, flags = 0): number {
        const parsed = parseAnyAddress(text);
        if (!parsed) return errorNumber('EINVAL');
        if (parsed.address === undefined) return errorNumber('EADDRNOTAVAIL');
        this.#family = 6;
        return this.#bind(parsed.address, port, flags);
      }

      /** libuv sets SO_REUSEADDR on every TCP socket before it binds it (uv__tcp_bind). */
      #bind(address: Address, wanted: number, flags: number): number {
        if (HandleWrap.isClosing(this)) return errorNumber('EINVAL');
        if (this.#local) return errorNumber('EINVAL');
        const reusePort = (flags & constants.tcp.UV_TCP_REUSEPORT!) !== 0;
        const reuse = { reuseAddress: true, ...(reusePort && { reusePort }) };
        if (!isLocal(address)) return errorNumber('EADDRNOTAVAIL');
        const port = (wanted || ports.ephemeral('tcp')) as Port;
        this.#local = { address, port };
        if (ports.conflicts('tcp', address, port, reuse)) {
          this.#delayedError = errorNumber('EADDRINUSE');
          return 0;
        }
        ports.take('tcp', address, port, reuse);
        environment.operate({ type: 'tcp-bind', socket: this.#socket, local: this.#local, ...reuse });
        return 0;
      }

      listen(backlog: number): number {
        if (this.#delayedError) return this.#delayedError;
        if (!this.#local) {
          const error = this.#bind(ANY, 0, 0);
          if (error) return error;
        }
        const { address, port } = this.#local!;
        this.#listening = true;
        ports.listens(address, port);
        environment.sockets.set(this.#socket, this);
        environment.operate({ type: 'tcp-listen', socket: this.#socket, backlog });
        return 0;
      }

      connect(request: ConnectRequest, text: string, port: number): number {
        const parsed = parseAnyAddress(text);
        if (parsed?.family !== 4) return errorNumber('EINVAL');
        return this.#connect(request, parsed.address, port);
      }

      connect6(request: ConnectRequest, text: string, port: number): number {
        const parsed = parseAnyAddress(text);
        if (!parsed) return errorNumber('EINVAL');
        this.#family = 6;
        // No interface has an IPv6 address; "::" means ::1 here.
        if (parsed.address === undefined || parsed.address === ANY) return errorNumber('EADDRNOTAVAIL');
        return this.#connect(request, parsed.address, port);
      }

      #connect(request: ConnectRequest, address: Address, port: number): number {
        if (this.#connection) return errorNumber('EISCONN');
        if (this.#connecting) return errorNumber('EALREADY');
        if (this.#delayedError) return this.#delayedError;
        const remote = { address: destination(address), port: port as Port };
        const own = isLoopback(remote.address) ? remote.address : environment.boot.address;
        this.#local ??= { address: own, port: ports.ephemeral('tcp') };
        this.#connecting = request;
        this.began(request);
        environment.sockets.set(this.#socket, this);
        environment.operate({ type: 'tcp-connect', socket: this.#socket, remote });
        return 0;
      }

      receive(event: KernelEvent): void {
        switch (event.type) {
          case 'connected':
            environment.note('connect', this.#socket);
            this.#attach(this.#socket, event);
            this.#finishConnect(0);
            return;
          case 'connect-failed':
            environment.note(event.errno, this.#socket);
            this.#finishConnect(errorNumber(event.errno));
            return;
          case 'accepted': {
            environment.note('connection', event.socket);
            const accepted = new TCP(constants.tcp.SOCKET!);
            accepted.#family = this.#family;
            accepted.#local = event.local;
            accepted.#attach(event.socket, event);
            AsyncWrap.call(this, this.onconnection, 0, accepted);
            return;
          }
          case 'error':
            this.#finishConnect(errorNumber(event.errno));
            return;
          default:
            throw new Error(`a socket without a connection does not take the event ${event.type}`);
        }
      }

      #attach(
        socket: SocketId,
        ends: { readonly local: Endpoint; readonly remote: Endpoint; readonly room: number },
      ) {
        this.#socket = socket;
        this.#local = ends.local;
        this.#connection = new Connection(environment, socket, ends, {
          wantsData: () => this.wantsData,
          deliver: (result) => this.emit(result),
        });
      }

      #finishConnect(status: number): void {
        const request = this.#connecting;
        if (!request) return;
        this.#connecting = undefined;
        this.complete(request, status, request, true, true);
      }

      getsockname(name: SocketName): number {
        if (HandleWrap.isClosing(this)) return errorNumber('EBADF');
        return this.#tell(name, this.#connection?.local ?? this.#local ?? { address: ANY, port: 0 as Port });
      }

      getpeername(name: SocketName): number {
        return this.#connection ? this.#tell(name, this.#connection.remote) : errorNumber('ENOTCONN');
      }

      #tell(name: SocketName, { address, port }: Endpoint): number {
        name.address = showAddress(address, this.#family);
        name.family = this.#family === 6 ? 'IPv6' : 'IPv4';
        name.port = port;
        return 0;
      }

      setNoDelay(on: boolean): number {
        if (HandleWrap.isClosing(this)) return errorNumber('EBADF');
        environment.operate({ type: 'tcp-no-delay', socket: this.#socket, on: Boolean(on) });
        return 0;
      }

      /** Seconds; what is not given is libuv's, and without a delay everything stays the host's. */
      setKeepAlive(on: boolean, delay: number, interval = 1, count = 10): number {
        if (HandleWrap.isClosing(this)) return errorNumber('EBADF');
        const given = on && delay >= 1 && interval >= 1 && count >= 1;
        const times = { idle: seconds(delay), interval: seconds(interval), count };
        const socket = this.#socket;
        environment.operate({ type: 'tcp-keep-alive', socket, on: Boolean(on), ...(given && { times }) });
        return given || !on ? 0 : errorNumber('EINVAL');
      }

      setSimultaneousAccepts(): number {
        return 0;
      }

      /** Only stored: the model's packets carry no type of service. The ECN bits are TCP's own (ip(7)). */
      setTypeOfService(value: number): number {
        if (!this.#connection) return errorNumber('EBADF');
        this.#typeOfService = value & 0xfc;
        return 0;
      }

      getTypeOfService(): number {
        return this.#connection ? this.#typeOfService : errorNumber('EBADF');
      }

      /** Closes with RST (`socket.resetAndDestroy()`). */
      reset(callback: unknown): number {
        if (HandleWrap.isClosing(this)) return 0;
        this.#close(true);
        this.close(callback);
        return 0;
      }

      #close(reset: boolean): void {
        if (this.#connection) {
          this.#connection.close(reset);
          return;
        }
        if (!this.#local) return;
        environment.sockets.delete(this.#socket);
        const known = this.#delayedError === 0;
        if (known) {
          ports.release('tcp', this.#local.address, this.#local.port);
          environment.operate({ type: 'close', socket: this.#socket });
        }
        this.#local = undefined;
        this.#listening = false;
        const request = this.#connecting;
        this.#connecting = undefined;
        if (request)
          environment.pending.push(() =>
            this.complete(request, errorNumber('ECANCELED'), request, false, false),
          );
      }
    },
  };

  return {
    TCP,
    TCPConnectWrap: class TCPConnectWrap extends AsyncWrap {
      constructor() {
        super(environment, 'TCPCONNECTWRAP');
      }
    },
    constants: constants.tcp,
  };
}

/** Small numbers as a real process would show; only their being distinct matters. */
let nextDescriptor = 20;
