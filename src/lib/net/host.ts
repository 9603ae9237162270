import { type Address, ANY, type Endpoint, isLoopback } from './address.ts';
import { readQuoted } from './icmp/quoted.ts';
import {
  errorAbout,
  HOST_UNREACHABLE,
  PORT_UNREACHABLE,
  TIME_EXCEEDED,
  UNREACHABLE,
} from './icmp/unreachable.ts';
import { fragment } from './ip/fragmentation.ts';
import { Reassembler } from './ip/reassembler.ts';
import { Link, type LinkContext, type Receiver } from './link.ts';
import type { Datagram, IcmpMessage, Packet, Retransmission, Segment } from './packet.ts';
import { deriveSeed, mulberry32, type Random, random32 } from './random.ts';
import type { Node, Routing } from './routing.ts';
import type { Simulator } from './simulator.ts';
import { DatagramSocket } from './socket/datagram-socket.ts';
import type { SocketHost } from './socket/socket-host.ts';
import { SocketTable } from './socket/socket-table.ts';
import { StreamSocket } from './socket/stream-socket.ts';
import { demultiplex } from './tcp/demultiplex.ts';
import type { TcpSettings } from './tcp/settings.ts';
import { microseconds } from './time.ts';
import type { SocketEvent } from './trace/event.ts';
import { ipLength } from './wire/length.ts';

/** What all hosts of a network share. */
export interface HostContext extends LinkContext {
  readonly settings: TcpSettings;
  readonly routing: Routing;
  takePacketId(): number;
  takeSocketId(): number;
}

/** TTL of packets that a host sends (Linux ip_default_ttl). */
const TTL = 64;
/** One way over loopback: a delay that only keeps cause and effect apart. */
export const LOOPBACK_DELAY = microseconds(10);
/**
 * Loopback has no bandwidth limit. Its MTU is the longest IPv4 packet
 * (Linux says 65,536, which no packet can have), so an MSS of 65,495 as there.
 */
const LOOPBACK_LINK = { rate: Number.POSITIVE_INFINITY, delay: LOOPBACK_DELAY, mtu: 65535 };

/**
 * A machine with one address, its sockets, and a loopback link. A router is a host that forwards.
 * Left out: several addresses, ICMP echo, path MTU discovery (all links but loopback have one MTU).
 */
export class Host implements Node, Receiver, SocketHost {
  readonly name: string;
  readonly address: Address;
  readonly sockets = new SocketTable();
  readonly random: Random;
  readonly timestampOrigin: number;
  /** Links that leave the host, in the order in which they were added. */
  readonly links: Link[] = [];
  readonly #context: HostContext;
  readonly #forwards: boolean;
  readonly #loopback: Link;
  readonly #reassembler: Reassembler;
  #identification: number;

  constructor(name: string, address: Address, forwards: boolean, context: HostContext) {
    this.name = name;
    this.address = address;
    this.#forwards = forwards;
    this.#context = context;
    this.random = mulberry32(deriveSeed(context.seed, name));
    this.timestampOrigin = random32(this.random);
    this.#identification = Math.floor(this.random() * 65536);
    this.#loopback = new Link(name, this, LOOPBACK_LINK, context);
    this.#reassembler = new Reassembler(context.simulator);
  }

  get simulator(): Simulator {
    return this.#context.simulator;
  }

  get settings(): TcpSettings {
    return this.#context.settings;
  }

  openStream(): StreamSocket {
    return new StreamSocket(this);
  }

  openDatagram(): DatagramSocket {
    return new DatagramSocket(this);
  }

  owns(address: Address): boolean {
    return address === this.address || isLoopback(address);
  }

  reaches(address: Address): boolean {
    return this.#route(address) !== undefined;
  }

  mtuTo({ address }: Endpoint): number {
    return this.#route(address)?.mtu ?? 1500;
  }

  sendSegment(local: Endpoint, remote: Endpoint, segment: Segment, retransmission?: Retransmission): void {
    this.#send(this.#packet(local.address, remote.address, segment, true, retransmission));
  }

  sendDatagram(local: Endpoint, remote: Endpoint, datagram: Datagram): void {
    this.#send(this.#packet(local.address, remote.address, datagram, true));
  }

  takeSocketId(): number {
    return this.#context.takeSocketId();
  }

  traceSocket(event: Omit<SocketEvent, 'kind' | 'at' | 'host'>): void {
    this.#context.recorder?.record({ kind: 'socket', at: this.simulator.now, host: this.name, ...event });
  }

  /** A packet comes out of a link. */
  receive(packet: Packet, link: Link, hop: number): void {
    if (this.owns(packet.destination)) this.#deliver(packet);
    else if (this.#forwards) this.#forward(packet, link, hop);
    else link.drop(packet, hop, 'no-route');
  }

  /**
   * The link for an address. A host that knows no route sends what it cannot place to its first link, as over a
   * default route; a router knows all there is.
   */
  #route(address: Address): Link | undefined {
    if (address === ANY || this.owns(address)) return this.#loopback;
    const link = this.#context.routing.nextLink(this, address);
    return link ?? (this.#forwards ? undefined : this.links[0]);
  }

  #packet(
    source: Address,
    destination: Address,
    body: Packet['body'],
    dontFragment: boolean,
    retransmission?: Retransmission,
  ): Packet {
    this.#identification = (this.#identification + 1) & 0xffff;
    const packet = {
      id: this.#context.takePacketId(),
      source,
      destination,
      ttl: TTL,
      identification: this.#identification,
      dontFragment,
      body,
    };
    return retransmission ? { ...packet, retransmission } : packet;
  }

  #send(packet: Packet): void {
    const link = this.#route(packet.destination);
    if (!link) return;
    if (ipLength(packet) <= link.mtu) link.send(packet);
    else for (const piece of fragment(packet, link.mtu, this.#context.takePacketId)) link.send(piece);
  }

  /** Passes a packet on (RFC 791 §3.2, RFC 1812 §5.3.1): one hop less to live, or an ICMP error to its sender. */
  #forward(packet: Packet, link: Link, hop: number): void {
    if (packet.ttl <= 1) {
      link.drop(packet, hop, 'ttl');
      this.#reportError(packet, TIME_EXCEEDED, 0);
      return;
    }
    const next = this.#route(packet.destination);
    if (!next) {
      link.drop(packet, hop, 'no-route');
      this.#reportError(packet, UNREACHABLE, HOST_UNREACHABLE);
      return;
    }
    next.send({ ...packet, ttl: packet.ttl - 1 });
  }

  /** Never about an ICMP message, nor about a fragment but the first (RFC 1122 §3.2.2). */
  #reportError(packet: Packet, type: number, code: number): void {
    const { body, source } = packet;
    if (body.protocol === 'icmp' || (body.protocol === 'fragment' && body.offset > 0)) return;
    const from = this.owns(packet.destination) ? packet.destination : this.address;
    this.#send(this.#packet(from, source, errorAbout(packet, type, code), false));
  }

  /** Hands a packet to the protocol above IP, and there to the right socket: demultiplexing. */
  #deliver(packet: Packet): void {
    const { body } = packet;
    switch (body.protocol) {
      case 'tcp':
        demultiplex(this, packet, body);
        return;
      case 'udp':
        this.#deliverDatagram(packet, body);
        return;
      case 'icmp':
        this.#deliverError(body);
        return;
      case 'fragment': {
        const whole = this.#reassembler.add(packet, body);
        if (whole) this.#deliver(whole);
      }
    }
  }

  #deliverDatagram(packet: Packet, { sourcePort, destinationPort, payload }: Datagram): void {
    const local = { address: packet.destination, port: destinationPort };
    const remote = { address: packet.source, port: sourcePort };
    const socket = this.sockets.datagramSocketAt(local, remote);
    if (socket) socket.datagramArrives(payload, remote);
    else this.#reportError(packet, UNREACHABLE, PORT_UNREACHABLE);
  }

  /** Tells the socket whose packet an ICMP error quotes. Time exceeded is not reported to sockets. */
  #deliverError({ type, code, payload }: IcmpMessage): void {
    const quoted = type === UNREACHABLE ? readQuoted(payload) : undefined;
    if (quoted?.protocol === 'udp' && code === PORT_UNREACHABLE) {
      this.sockets.datagramSocketAt(quoted.local, quoted.remote)?.refused();
    } else if (quoted?.protocol === 'tcp') {
      this.sockets.connection(quoted.local, quoted.remote)?.unreachable('EHOSTUNREACH');
    }
  }
}
