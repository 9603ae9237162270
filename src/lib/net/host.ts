import type { Address, Endpoint } from './address.ts';
import type { Firewall } from './firewall/firewall.ts';
import type { HostContext } from './host-context.ts';
import { ECHO_REQUEST, echoReply, echoRequest } from './icmp/echo.ts';
import { IcmpInput } from './icmp/icmp-input.ts';
import type { PingOptions, PingResult } from './icmp/pinger.ts';
import {
  errorAbout,
  FRAGMENTATION_NEEDED,
  HOST_UNREACHABLE,
  NETWORK_UNREACHABLE,
  PORT_UNREACHABLE,
  REASSEMBLY_TIME_EXCEEDED,
  TIME_EXCEEDED,
  UNREACHABLE,
} from './icmp/unreachable.ts';
import { fragment } from './ip/fragmentation.ts';
import { IpNode } from './ip/ip-node.ts';
import { Reassembler } from './ip/reassembler.ts';
import type { Link } from './link.ts';
import type { Nat } from './nat/nat.ts';
import {
  type Datagram,
  type IcmpMessage,
  type Packet,
  type Retransmission,
  RST,
  type Segment,
  withTtl,
} from './packet.ts';
import { deriveSeed, mulberry32, type Random, random32 } from './random.ts';
import type { Simulator } from './simulator.ts';
import { DatagramSocket } from './socket/datagram-socket.ts';
import type { Errno } from './socket/errno.ts';
import type { SocketHost } from './socket/socket-host.ts';
import { SocketTable } from './socket/socket-table.ts';
import { StreamSocket } from './socket/stream-socket.ts';
import { demultiplex } from './tcp/demultiplex.ts';
import { resetFor } from './tcp/reset.ts';
import type { TcpSettings } from './tcp/settings.ts';
import type { SocketEvent } from './trace/event.ts';
import type { Origin } from './trace/origin.ts';
import type { Recorder } from './trace/recorder.ts';
import { quotesPacket } from './wire/icmp.ts';
import { ICMP_HEADER, IPV4_HEADER, ipLength } from './wire/length.ts';

/** TTL of packets that a host sends (Linux ip_default_ttl). */
const TTL = 64;
/**
 * A machine with its addresses, its sockets, and a loopback link. A router is a host that forwards; a NAT and a
 * firewall are what a host may have in addition.
 * Left out: ARP (a neighbour that is not there is known not to be at once), ICMP redirects, and limits on how many ICMP
 * messages a host sends.
 */
export class Host extends IpNode implements SocketHost {
  firewall: Firewall | undefined;
  nat: Nat | undefined;
  /** What somebody at this router makes of the packets that it passes on. Checksums are right again: they are made when bytes are. */
  tamper: ((packet: Packet) => Packet) | undefined;
  readonly sockets = new SocketTable();
  /** TTL of packets that the host sends, 1 to 255. */
  ttl = TTL;
  private identification: number;
  /** Made when they are needed: there may be thousands of hosts. */
  private icmp: IcmpInput | undefined;
  private reassembler: Reassembler | undefined;
  readonly simulator: Simulator;
  readonly random: Random;
  readonly timestampOrigin: number;
  /** How TCP behaves here; the network's, unless the host was given its own. For connections made from then on. */
  settings: TcpSettings;

  constructor(name: string, address: Address, forwards: boolean, context: HostContext) {
    super(name, address, forwards, context);
    this.simulator = context.simulator;
    this.settings = context.settings;
    this.random = mulberry32(deriveSeed(context.seed, name));
    this.timestampOrigin = random32(this.random);
    this.identification = Math.floor(this.random() * 65536);
  }

  get recorder(): Recorder | undefined {
    return this.context.recorder;
  }

  openStream(): StreamSocket {
    return new StreamSocket(this);
  }

  openDatagram(): DatagramSocket {
    return new DatagramSocket(this);
  }

  /**
   * Sends an ICMP echo request (RFC 792) and tells `done` what became of it.
   * EMSGSIZE: above 65,507 bytes. ENETUNREACH: no route.
   */
  ping(to: Address, options: PingOptions, done: (result: PingResult) => void): Errno | undefined {
    const { size = 56, ttl = this.ttl, mayFragment = false, timeout } = options;
    if (size > 65_535 - IPV4_HEADER - ICMP_HEADER) return 'EMSGSIZE';
    if (!this.reaches(to)) return 'ENETUNREACH';
    const request = echoRequest(this.icmpInput.pinger.begin(timeout, done), size);
    this.send(withTtl(this.packet(this.sourceFor(to), to, request, !mayFragment), ttl));
    return undefined;
  }

  mtuTo({ address }: Endpoint): number {
    return Math.min(this.route(address)?.mtu ?? 1500, this.knownMtu(address));
  }

  isInside(neighbour: string): boolean {
    return this.nat?.isInside(neighbour) ?? false;
  }

  sendSegment(
    local: Endpoint,
    remote: Endpoint,
    segment: Segment,
    retransmission?: Retransmission,
    origin?: Origin,
  ): void {
    const packet = this.packet(local.address, remote.address, segment, true);
    this.send(retransmission ? { ...packet, retransmission } : packet, origin);
  }

  sendDatagram(from: Address, to: Address, datagram: Datagram, ttl = this.ttl, origin?: Origin): void {
    const packet = this.packet(from, to, datagram, true);
    this.send(ttl === packet.ttl ? packet : withTtl(packet, ttl), origin);
  }

  takeSocketId(): number {
    return this.context.takeSocketId();
  }

  traceSocket(event: Omit<SocketEvent, 'kind' | 'at' | 'host'>): void {
    this.recorder?.record({ kind: 'socket', at: this.simulator.now, host: this.name, ...event });
  }

  /** A packet comes out of a link. */
  receive(packet: Packet, link: Link, hop: number): void {
    const { recorder } = this.context;
    if (recorder) recorder.cause = { kind: 'arrival', hop };
    this.take(packet, link, hop);
    if (recorder) recorder.cause = undefined;
  }

  private take(packet: Packet, link: Link, hop: number): void {
    if (this.firewall || this.nat) this.guard(packet, link, hop);
    else if (this.owns(packet.destination)) this.deliver(packet);
    else if (this.forwards) this.forward(packet, link, hop);
    else link.drop(packet, hop, 'no-route');
  }

  private get icmpInput(): IcmpInput {
    this.icmp ??= new IcmpInput(this.sockets, this.simulator);
    return this.icmp;
  }

  private get fragments(): Reassembler {
    this.reassembler ??= new Reassembler(this.simulator, (first) => {
      const { recorder } = this.context;
      if (recorder) recorder.cause = { kind: 'timer', timer: 'reassembly' };
      this.reportError(first, TIME_EXCEEDED, REASSEMBLY_TIME_EXCEEDED);
      if (recorder) recorder.cause = undefined;
    });
    return this.reassembler;
  }

  /** What ICMP has taught of the path to an address; Infinity when nothing. */
  private knownMtu(address: Address): number {
    return this.icmp?.pathMtus.to(address) ?? Number.POSITIVE_INFINITY;
  }

  private packet(source: Address, destination: Address, body: Packet['body'], dontFragment: boolean): Packet {
    const { context, ttl } = this;
    const identification = (this.identification + 1) & 0xffff;
    this.identification = identification;
    return { id: context.takePacketId(), source, destination, ttl, identification, dontFragment, body };
  }

  /** A packet of the host's own. In traced runs it says where it comes from. */
  private send(made: Packet, origin = this.recorder?.origin()): void {
    const packet = origin ? { ...made, origin } : made;
    const link = this.route(packet.destination);
    if (!link) return;
    if (this.firewall) this.firewall.sent(packet);
    const size = ipLength(packet);
    const known = this.knownMtu(packet.destination);
    if (size <= link.mtu && size <= known) link.send(packet, size);
    else this.sendInPieces(packet, link, Math.min(link.mtu, known));
  }

  /** What is too long for the path, as far as it is known, leaves in fragments. */
  private sendInPieces(packet: Packet, link: Link, mtu: number): void {
    if (packet.dontFragment && packet.body.protocol === 'icmp') {
      // ping asks not to cut: its own host says what a router would.
      this.deliver(this.packet(this.address, packet.source, tooLong(packet, mtu), false));
    } else for (const piece of fragment(packet, mtu, this.context.takePacketId)) link.send(piece);
  }

  /**
   * Passes a packet on (RFC 791 §3.2, RFC 1812 §5.3.1): one hop less to live, or an ICMP error to its sender.
   * Behind a NAT's public address, `arrived` is the packet as it came, which an error is about.
   */
  private forward(packet: Packet, link: Link, hop: number, arrived = packet): void {
    if (packet.ttl <= 1) {
      link.drop(arrived, hop, 'ttl');
      this.reportError(arrived, TIME_EXCEEDED, 0);
      return;
    }
    const next = this.route(packet.destination);
    if (!next) {
      link.drop(arrived, hop, 'no-route');
      const near = this.isOnLink(packet.destination);
      this.reportError(arrived, UNREACHABLE, near ? HOST_UNREACHABLE : NETWORK_UNREACHABLE);
      return;
    }
    const size = ipLength(packet);
    const tooLarge = size > next.mtu;
    if (tooLarge && packet.dontFragment) {
      link.drop(arrived, hop, 'mtu');
      this.reportError(arrived, UNREACHABLE, FRAGMENTATION_NEEDED, next.mtu);
      return;
    }
    const leaving = this.nat ? this.nat.leaves(packet, link.from, next.to, packet !== arrived) : packet;
    if (!leaving) {
      link.drop(arrived, hop, 'nat');
      return;
    }
    const passed = withTtl(this.tamper?.(leaving) ?? leaving, leaving.ttl - 1);
    if (!tooLarge) next.send(passed, this.tamper ? ipLength(passed) : size);
    else for (const piece of fragment(passed, next.mtu, this.context.takePacketId)) next.send(piece);
  }

  /** A packet comes to a host with a firewall or a NAT. Both look at whole packets (RFC 4787 §11, Linux nf_defrag). */
  private guard(arrived: Packet, link: Link, hop: number): void {
    if (this.isLoopback(link)) {
      this.deliver(arrived);
      return;
    }
    const { body } = arrived;
    const whole = body.protocol === 'fragment' ? this.fragments.add(arrived, body) : arrived;
    if (!whole) return;
    const translated = this.nat?.arrives(whole, link.from);
    const packet = translated ?? whole;
    const verdict = this.firewall?.judge(packet, link.from) ?? 'accept';
    if (verdict !== 'accept') {
      link.drop(whole, hop, 'firewall');
      if (verdict === 'reject') this.refuse(whole);
    } else if (this.owns(packet.destination)) {
      // At its public address a NAT does not say that nobody inside has asked for a packet.
      const unasked = packet.destination === this.nat?.publicAddress && !this.sockets.haveOneFor(packet);
      if (unasked) link.drop(whole, hop, 'nat');
      else this.deliver(packet);
    } else if (this.forwards) this.forward(packet, link, hop, whole);
    else link.drop(whole, hop, 'no-route');
  }

  /** A firewall's refusal: RST to TCP (Linux's tcp-reset), port unreachable to all else. */
  private refuse(packet: Packet): void {
    const { source, destination, body } = packet;
    if (body.protocol !== 'tcp') this.reportError(packet, UNREACHABLE, PORT_UNREACHABLE);
    else if ((body.flags & RST) === 0) this.send(this.packet(destination, source, resetFor(body), true));
  }

  /** Never about an ICMP error, nor about a fragment but the first (RFC 1122 §3.2.2). */
  private reportError(packet: Packet, type: number, code: number, rest = 0): void {
    const { body, source, destination } = packet;
    if (body.protocol === 'icmp' && quotesPacket(body.type)) return;
    if (body.protocol === 'fragment' && body.offset > 0) return;
    const from = this.owns(destination) ? destination : this.sourceFor(source);
    this.send(this.packet(from, source, errorAbout(packet, type, code, rest), false));
  }

  /** Hands a packet to the protocol above IP, and there to the right socket: demultiplexing. */
  private deliver(packet: Packet): void {
    const { body } = packet;
    switch (body.protocol) {
      case 'tcp':
        demultiplex(this, packet, body);
        return;
      case 'udp':
        this.deliverDatagram(packet, body);
        return;
      case 'icmp':
        if (body.type !== ECHO_REQUEST) this.icmpInput.arrives(body, packet.source, packet.ttl);
        else this.send(this.packet(packet.destination, packet.source, echoReply(body), false));
        return;
      case 'fragment': {
        const whole = this.fragments.add(packet, body);
        if (whole) this.deliver(whole);
      }
    }
  }

  private deliverDatagram(packet: Packet, { sourcePort, destinationPort, payload }: Datagram): void {
    const { source, destination } = packet;
    const socket = this.sockets.datagramSocketAt(destination, destinationPort, source, sourcePort);
    if (socket) socket.datagramArrives(payload, { address: source, port: sourcePort });
    else this.reportError(packet, UNREACHABLE, PORT_UNREACHABLE);
  }
}

const tooLong = (packet: Packet, mtu: number): IcmpMessage =>
  errorAbout(packet, UNREACHABLE, FRAGMENTATION_NEEDED, mtu);
