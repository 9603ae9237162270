import { ANY, type Endpoint, LOOPBACK, type Port } from '../address.ts';
import type { Segment } from '../packet.ts';
import { abort, close, finish, read, write } from '../tcp/calls.ts';
import { congestionControl } from '../tcp/congestion-control.ts';
import { Connection, type TcpUser } from '../tcp/connection.ts';
import { openActive, openPassive } from '../tcp/handshake.ts';
import { segmentArrives } from '../tcp/input.ts';
import { KEEP_ALIVE, type KeepAlive, setKeepAlive } from '../tcp/keep-alive.ts';
import { TIMESTAMPS_SIZE } from '../tcp/options.ts';
import { transmit } from '../tcp/output.ts';
import { roomInBuffer } from '../tcp/send-buffer.ts';
import type { TcpSettings } from '../tcp/settings.ts';
import { mayWrite } from '../tcp/state.ts';
import type { TcpState } from '../trace/event.ts';
import { AcceptQueue } from './accept-queue.ts';
import type { Errno } from './errno.ts';
import type { SocketHost } from './socket-host.ts';
import type { Reuse } from './socket-table.ts';

/** Who is told what happens to a stream socket. Calls come from within simulator events. */
export interface StreamListener {
  /** connect() has succeeded. */
  connected?(): void;
  /** accept() has something. */
  acceptable?(): void;
  /** Data, or the end of the stream, can be received. */
  readable?(): void;
  /** There is room again after send() took less than it was given. */
  writable?(): void;
  /** The connection has failed; the socket is CLOSED. */
  failed?(errno: Errno): void;
}

const NOWHERE: Endpoint = { address: ANY, port: 0 as Port };
const END = new Uint8Array(0);
/** IPv4 and TCP. */
const HEADERS = 40;

/** A TCP socket, as non-blocking system calls see it. Calls that fail for the caller's reasons return an errno. */
export class StreamSocket implements TcpUser {
  readonly protocol = 'tcp';
  readonly id: number;
  listener: StreamListener | undefined;
  reuseAddress = false;
  reusePort = false;
  private readonly host: SocketHost;
  private localEndpoint: Endpoint = NOWHERE;
  private tcb: Connection | undefined;
  private noDelay = false;
  private keepAlive: KeepAlive | undefined;
  private congestionControl: TcpSettings['congestionControl'] | undefined;
  private isBound = false;
  private isConnecting = false;
  /** Of a listening socket. */
  private queue: AcceptQueue | undefined;
  /** Of a connection not accepted yet: the queue of the socket that listens. */
  private waitsIn: AcceptQueue | undefined;

  constructor(host: SocketHost) {
    this.host = host;
    this.id = host.takeSocketId();
  }

  get state(): TcpState {
    return this.queue ? 'LISTEN' : (this.tcb?.state ?? 'CLOSED');
  }

  get local(): Endpoint {
    return this.localEndpoint;
  }

  get remote(): Endpoint | undefined {
    return this.tcb?.remote;
  }

  /** The connection's variables, to show them. Undefined before connect() and on listening sockets. */
  get connection(): Connection | undefined {
    return this.tcb;
  }

  /**
   * Gives the socket its local endpoint. Port 0 asks for an ephemeral one.
   * EINVAL: it has one already. EADDRNOTAVAIL: the address is not the host's. EADDRINUSE: see SocketTable.bindError.
   */
  bind(local: Endpoint, options: Reuse = {}): Errno | undefined {
    if (this.isBound) return 'EINVAL';
    if (local.address !== ANY && !this.host.owns(local.address)) return 'EADDRNOTAVAIL';
    const { sockets } = this.host;
    const port = local.port === 0 ? sockets.takeEphemeral('tcp') : local.port;
    if (port === undefined) return 'EADDRINUSE';
    this.reuseAddress = options.reuseAddress ?? false;
    this.reusePort = options.reusePort ?? false;
    const error = sockets.bindError('tcp', { address: local.address, port }, options);
    if (error) return error;
    this.localEndpoint = { address: local.address, port };
    this.isBound = true;
    sockets.add(this);
    return undefined;
  }

  /** Waits for connections. `backlog` + 1 of them may wait for accept(); a SYN that finds the queue full is dropped. */
  listen(backlog: number): Errno | undefined {
    if (this.tcb) return 'EINVAL';
    if (!this.isBound) {
      const error = this.bind(NOWHERE);
      if (error) return error;
    }
    const error = this.host.sockets.listenError(this);
    if (error) return error;
    if (this.queue) {
      this.queue.backlog = backlog;
      return undefined;
    }
    this.queue = new AcceptQueue(this, backlog);
    this.trace('LISTEN');
    return undefined;
  }

  /**
   * Sends SYN. What comes of it is told to the listener.
   * EISCONN, EALREADY: it was called before. ENETUNREACH: no route. EADDRNOTAVAIL: no free local port.
   */
  connect(to: Endpoint): Errno | undefined {
    if (this.queue) return 'EISCONN';
    if (this.tcb) return this.isConnecting ? 'EALREADY' : 'EISCONN';
    // Connecting to 0.0.0.0 means this host (Linux ip_route_output_key).
    const remote = to.address === ANY ? { ...to, address: LOOPBACK } : to;
    if (!this.host.reaches(remote.address)) return 'ENETUNREACH';
    const error = this.isBound ? undefined : this.bind(NOWHERE);
    if (error) return 'EADDRNOTAVAIL';
    const { address, port } = this.localEndpoint;
    const local = { address: address === ANY ? this.host.sourceFor(remote.address) : address, port };
    if (!this.host.sockets.connect(this, local, remote)) return 'EADDRNOTAVAIL';
    this.localEndpoint = local;
    this.tcb = new Connection(this.host, this, local, remote);
    this.configure(this.tcb);
    this.isConnecting = true;
    openActive(this.tcb);
    return undefined;
  }

  /**
   * Takes an established connection out of the queue; undefined when there is none. Data may have come for it already.
   * Simplified: one that the peer has reset meanwhile is gone from the queue (Linux hands it out, with its error).
   */
  accept(): StreamSocket | undefined {
    const socket = this.queue?.take();
    if (socket) socket.waitsIn = undefined;
    return socket;
  }

  /**
   * Puts bytes into the send buffer; returns how many there was room for. They are not copied, so they must not change
   * afterwards. When not all were taken, the listener is told when there is room again. EPIPE: after shutdown(), or the connection is gone. ENOTCONN: not connected yet.
   */
  send(bytes: Uint8Array): number | Errno {
    const connection = this.tcb;
    if (!connection || this.isConnecting) return connection?.state === 'CLOSED' ? 'EPIPE' : 'ENOTCONN';
    return mayWrite(connection.state) ? write(connection, bytes) : 'EPIPE';
  }

  /** Free bytes in the send buffer. */
  get room(): number {
    const connection = this.tcb;
    return connection && mayWrite(connection.state) ? roomInBuffer(connection) : 0;
  }

  /** Takes up to `limit` bytes; empty at the end of the stream, undefined when nothing has come (or the connection failed). */
  receive(limit: number): Uint8Array | undefined {
    const connection = this.tcb;
    if (!connection) return undefined;
    if (connection.unread.length > 0) return read(connection, limit);
    return connection.rcv.ended ? END : undefined;
  }

  /** Bytes that can be received now. */
  get available(): number {
    return this.tcb?.unread.length ?? 0;
  }

  /** Sends FIN after what has been written. Receiving goes on. */
  shutdown(): void {
    if (this.tcb) finish(this.tcb);
  }

  /** Gives the socket up. Its connection ends in its own time: by FIN, or by RST when unread data is left. */
  close(): void {
    this.listener = undefined;
    if (this.queue) this.stopListening(this.queue);
    else if (this.tcb) close(this.tcb);
    else this.host.sockets.remove(this);
  }

  /** Ends the connection with RST. */
  abort(): void {
    this.listener = undefined;
    if (this.tcb) abort(this.tcb);
    else this.close();
  }

  /** TCP_NODELAY: turns Nagle's algorithm off. */
  setNoDelay(on: boolean): void {
    this.noDelay = on;
    if (!this.tcb) return;
    this.tcb.snd.noDelay = on;
    if (on) transmit(this.tcb);
  }

  /**
   * SO_KEEPALIVE with TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT: after `idle` without a segment from the peer it is
   * probed every `interval`, and given up with ETIMEDOUT after `count` probes. Defaults: 2 h, 75 s, 9.
   */
  setKeepAlive(on: boolean, options: Partial<KeepAlive> = {}): void {
    this.keepAlive = on ? { ...KEEP_ALIVE, ...options } : undefined;
    if (this.tcb) setKeepAlive(this.tcb, this.keepAlive);
  }

  /**
   * TCP_CONGESTION: for the connection that connect() makes, or for those a listening socket accepts. Simplified: what
   * is connected already keeps what it has.
   */
  setCongestionControl(name: TcpSettings['congestionControl']): void {
    this.congestionControl = name;
  }

  /** A segment has come for this connection. */
  segmentArrives(segment: Segment): void {
    segmentArrives(this.tcb!, segment);
  }

  /**
   * A SYN has come for this listening socket. With a full queue it is dropped, and the client will try again.
   * Left out: SYN cookies and a limit on connections in SYN-RECEIVED (tcp_max_syn_backlog).
   */
  synArrives(segment: Segment, local: Endpoint, remote: Endpoint): void {
    const queue = this.queue;
    if (!queue || queue.isFull) return;
    const child = new StreamSocket(this.host);
    child.waitsIn = queue;
    // Most have the address it listens at, and need none of their own.
    child.localEndpoint = local.address === this.localEndpoint.address ? this.localEndpoint : local;
    child.isBound = true;
    child.reuseAddress = this.reuseAddress;
    child.reusePort = this.reusePort;
    child.tcb = new Connection(this.host, child, child.localEndpoint, remote);
    this.configure(child.tcb);
    this.host.sockets.add(child);
    this.host.sockets.connect(child, local, remote);
    queue.begin(child);
    openPassive(child.tcb, segment);
  }

  /**
   * ICMP says that the peer's host or network cannot be reached. That ends an attempt to connect; an open connection goes
   * on, as the path may heal (RFC 1122 §4.2.3.9), and only names the error when it times out.
   */
  unreachable(errno: Errno): void {
    const connection = this.tcb;
    if (!connection) return;
    if (connection.state === 'SYN-SENT') {
      connection.fail(errno);
      connection.tellUser();
    } else connection.softError = errno;
  }

  /**
   * ICMP says that the path takes only smaller packets than were sent (RFC 1191): later segments are. Simplified: those
   * sent already are sent again as they were cut, and leave in IP fragments (Linux cuts them anew).
   */
  pathNarrowed(): void {
    if (!this.tcb) return;
    const { snd, remote, timestamps } = this.tcb;
    const most = this.host.mtuTo(remote) - HEADERS - (timestamps ? TIMESTAMPS_SIZE : 0);
    snd.mss = Math.min(snd.mss, most);
  }

  /** Options set before the connection was there; accepted sockets have those of the listening one. */
  private configure(connection: Connection): void {
    connection.snd.noDelay = this.noDelay;
    connection.keepAlive = this.keepAlive;
    connection.congestion = congestionControl(this.host.settings, this.congestionControl);
  }

  private stopListening(queue: AcceptQueue): void {
    this.queue = undefined;
    queue.close();
    this.host.sockets.remove(this);
    this.trace('CLOSED');
  }

  private trace(state: TcpState): void {
    const remote = this.remote;
    this.host.traceSocket({
      socket: this.id,
      protocol: 'tcp',
      state,
      local: this.localEndpoint,
      ...(remote && { remote }),
    });
  }

  // What the connection tells its user.

  stateChanged(state: TcpState): void {
    if (state === 'CLOSED') {
      this.waitsIn?.forget(this);
      this.host.sockets.remove(this);
    }
    this.trace(state);
  }

  mayEstablish(): boolean {
    return !this.waitsIn?.isFull;
  }

  connected(): void {
    this.isConnecting = false;
    if (this.waitsIn) this.waitsIn.establish(this);
    else this.listener?.connected?.();
  }

  readable(): void {
    this.listener?.readable?.();
  }

  writable(): void {
    this.listener?.writable?.();
  }

  failed(errno: Errno): void {
    this.isConnecting = false;
    this.listener?.failed?.(errno);
  }
}
