import { type Address, ANY, type Endpoint, type Port } from '../../../../src/lib/net/address.ts';
import { Host } from '../../../../src/lib/net/host.ts';
import { Link } from '../../../../src/lib/net/link.ts';
import { type Packet, SYN } from '../../../../src/lib/net/packet.ts';
import { Routing } from '../../../../src/lib/net/routing.ts';
import { Simulator } from '../../../../src/lib/net/simulator.ts';
import type { DatagramSocket } from '../../../../src/lib/net/socket/datagram-socket.ts';
import type { StreamSocket } from '../../../../src/lib/net/socket/stream-socket.ts';
import { milliseconds, type Time, ZERO } from '../../../../src/lib/net/time.ts';
import { describePacket } from '../../../../src/lib/net/trace/describe.ts';
import type { TraceEvent } from '../../../../src/lib/net/trace/event.ts';
import { Recorder } from '../../../../src/lib/net/trace/recorder.ts';
import type { Numbers } from '../../../../src/lib/net/trace/relative-numbers.ts';
import { datagramCall, streamCall } from './calls.ts';
import { formatLines, type Line } from './lines.ts';
import { peerPacket } from './peer-packet.ts';
import type { Script, Step } from './script.ts';
import { tcpSettings } from './tcp-settings.ts';

/** Sequence number 0 of the peer lies so near to 2^32 that data of most scripts crosses it. */
const PEER_ISN = 2 ** 32 - 700;
const SERVICE = 80 as Port;
const FIRST_CLIENT_PORT = 40_000;

/** One connection of the script: its ends, and what turns its numbers into relative ones. */
interface Talk {
  readonly name: string;
  local: Endpoint;
  readonly peer: Endpoint;
  socket?: StreamSocket;
  hostIsn: number;
  hostShift: number | undefined;
  peerShift: number | undefined;
}

/** What came of a script: its text with the outcomes that were seen, and the trace. */
export interface Performance {
  readonly text: string;
  readonly events: readonly TraceEvent[];
}

/** Plays a script. Each run may have addresses of its own, so that traces can be put together. */
export function perform(script: Script, addresses = { host: 0x0a000001, peer: 0x0a000002 }): Performance {
  const stage = new Stage(script, addresses.host as Address, addresses.peer as Address);
  for (const step of script.steps) stage.play(step);
  const head = script.text.slice(0, script.text.indexOf('\n\n'));
  return { text: `${head}\n\n${stage.lines()}\n`, events: stage.recorder.events };
}

class Stage {
  readonly recorder = new Recorder();
  readonly #simulator = new Simulator();
  readonly #host: Host;
  readonly #toHost: Link;
  readonly #peer: Address;
  readonly #talks = new Map<string, Talk>();
  readonly #lines: Line[] = [];
  readonly #showsWindows: boolean;
  readonly #showsTimestamps: boolean;
  #listener: StreamSocket | undefined;
  #datagrams: DatagramSocket | undefined;
  #packets = 0;
  #last: Packet | undefined;

  constructor({ settings }: Script, host: Address, peer: Address) {
    const { recorder } = this;
    const simulator = this.#simulator;
    let hops = 0;
    let sockets = 0;
    this.#showsWindows = settings.show === 'windows';
    this.#showsTimestamps = settings.show === 'timestamps';
    this.#peer = peer;
    const context = {
      simulator,
      seed: 1,
      recorder,
      settings: tcpSettings(settings),
      routing: new Routing(new Map()),
      node: () => this.#host,
      takeHop: () => ++hops,
      takePacketId: () => ++this.#packets,
      takeSocketId: () => ++sockets,
    };
    const wire = { rate: Number.POSITIVE_INFINITY, delay: ZERO, mtu: Number(settings.mtu ?? 1500) };
    this.#host = new Host('host', host, false, context);
    this.#host.addLink(new Link('host', { name: 'peer', receive: () => {} }, wire, context));
    this.#toHost = new Link('peer', this.#host, wire, context);
  }

  play({ at, connection, words }: Step): void {
    this.#simulator.run(milliseconds(at));
    this.#flush();
    const line: Line = { at: this.#simulator.now, connection, words };
    if (words !== 'end') this.#lines.push(line);
    const result = words.startsWith('< ')
      ? this.#receive(connection, words.slice(2))
      : this.#call(connection, words);
    if (result !== undefined) line.words = result;
    this.#simulator.run(milliseconds(at));
    this.#flush();
    if (words === 'end') this.#lines.push(line);
  }

  /** All that was done and came of it. */
  lines(): string {
    return formatLines(this.#lines);
  }

  /** `3 × ACK seq=1 ack=1001 … 3001`: the same with a number that grows in equal steps. */
  #receive(connection: string, words: string): undefined {
    const many = /^(\d+) × (.*)ack=(\d+) … (\d+)(.*)$/.exec(words);
    if (!many) {
      this.#inject(connection, words);
      return;
    }
    const [, count, before, first, last, after] = many;
    const stride = (Number(last) - Number(first)) / (Number(count) - 1);
    for (let index = 0; index < Number(count); index++) {
      this.#inject(connection, `${before}ack=${Number(first) + index * stride}${after}`);
    }
  }

  #inject(connection: string, words: string): void {
    const talk = this.#talk(connection);
    const packet = peerPacket(words, {
      id: ++this.#packets,
      host: talk.local,
      peer: talk.peer,
      hostIsn: talk.hostIsn,
      peerIsn: PEER_ISN,
      shift: talk.hostShift === undefined ? 0 : (talk.peerShift ?? 0),
      timestampOrigin: this.#host.timestampOrigin,
      last: this.#last,
    });
    const { body } = packet;
    if (body.protocol === 'tcp' && body.flags & SYN) talk.peerShift = body.options.windowScale;
    this.#toHost.send(packet);
    this.#simulator.run(this.#simulator.now);
    this.#flush();
  }

  /** Makes a call; what it returned is written behind it. */
  #call(connection: string, words: string): string | undefined {
    const [call, ...rest] = words.split(' ');
    const options = Object.fromEntries(rest.map((pair) => pair.split('=')));
    const port = (rest.find((word) => /^\d+$/.test(word)) ?? SERVICE) as Port;
    switch (call) {
      case 'end':
        return undefined;
      case 'listen': {
        this.#listener = this.#host.openStream();
        const error =
          this.#listener.bind({ address: ANY, port: Number(port) as Port }, { reuseAddress: true }) ??
          this.#listener.listen(Number(options.backlog ?? 511));
        return error && `${words} → ${error}`;
      }
      case 'bind': {
        const socket = this.#host.openStream();
        this.#talks.set(connection, this.#newTalk(connection, { socket }));
        const error = socket.bind(
          { address: ANY, port: Number(port) as Port },
          { reuseAddress: rest.includes('reuseAddress') },
        );
        return error && `${words} → ${error}`;
      }
      case 'connect': {
        let talk = this.#talks.get(connection);
        if (!talk?.socket || talk.socket.remote) {
          talk = this.#newTalk(connection, {
            socket: this.#host.openStream(),
            peerPort: Number(port) as Port,
          });
          this.#talks.set(connection, talk);
        }
        const socket = talk.socket!;
        this.#hear(talk);
        const error = socket.connect(talk.peer);
        talk.local = socket.local;
        return error && `${words} → ${error}`;
      }
      case 'accept': {
        const socket = this.#listener?.accept();
        if (!socket) return `${words} → nothing`;
        const talk = [...this.#talks.values()].find(({ peer }) => peer.port === socket.remote!.port)!;
        talk.socket = socket;
        this.#hear(talk);
        return `${words} → ${talk.name}`;
      }
      case 'udp':
        return this.#datagramCall(words);
    }
    if (call === 'close' && rest[0] === 'listener') {
      this.#listener!.close();
      return undefined;
    }
    const socket = this.#talks.get(connection)?.socket;
    if (!socket) throw new Error(`${words}: no socket yet`);
    return streamCall(socket, words, rest);
  }

  #datagramCall(words: string): string | undefined {
    this.#datagrams ??= this.#host.openDatagram();
    this.#datagrams.listener = { failed: (errno) => this.#say('a', `failed ${errno}`) };
    return datagramCall(this.#datagrams, { address: this.#peer, port: SERVICE }, words);
  }

  #hear(talk: Talk): void {
    talk.socket!.listener = {
      writable: () => this.#say(talk.name, 'writable'),
      failed: (errno) => this.#say(talk.name, `failed ${errno}`),
    };
  }

  #say(connection: string, words: string): void {
    this.#flush();
    this.#lines.push({ at: this.#simulator.now, connection, words });
  }

  /** The connection of a name. One that the script has not opened is opened by the peer, from a port of its own. */
  #talk(connection: string): Talk {
    let talk = this.#talks.get(connection);
    if (!talk) {
      const index = connection.charCodeAt(0) - 'a'.charCodeAt(0);
      const peerPort = (FIRST_CLIENT_PORT + index) as Port;
      const port = this.#listener?.local.port ?? this.#datagrams?.local?.port ?? SERVICE;
      talk = this.#newTalk(connection, { peerPort, port });
      this.#talks.set(connection, talk);
    }
    return talk;
  }

  #newTalk(
    name: string,
    { socket, port = SERVICE, peerPort = SERVICE }: { socket?: StreamSocket; port?: Port; peerPort?: Port },
  ): Talk {
    return {
      name,
      local: { address: this.#host.address, port },
      peer: { address: this.#peer, port: peerPort },
      ...(socket && { socket }),
      hostIsn: 0,
      hostShift: undefined,
      peerShift: undefined,
    };
  }

  /** Writes down what the trace has got since. */
  #flush(): void {
    for (const event of this.recorder.take()) {
      if (event.kind === 'socket' && event.protocol === 'tcp') {
        const name = event.remote ? this.#named(event.local, event.remote) : 'a';
        const whose = event.socket === this.#listener?.id ? 'listener ' : '';
        this.#lines.push({ at: event.at, connection: name, words: `${whose}${event.state}` });
      } else if (event.kind === 'packet' && event.event === 'enqueued' && event.from === 'host') {
        this.#sent(event.at, event.packet);
      }
    }
  }

  #sent(at: Time, packet: Packet): void {
    const { body } = packet;
    this.#last = packet;
    if (body.protocol !== 'tcp') {
      this.#lines.push({ at, connection: 'a', words: `> ${describePacket(packet, undefined)}` });
      return;
    }
    const name = this.#named(
      { address: packet.source, port: body.sourcePort },
      { address: packet.destination, port: body.destinationPort },
    );
    const talk = this.#talk(name);
    if (body.flags & SYN) {
      talk.hostIsn = body.seq;
      talk.hostShift = body.options.windowScale;
    }
    const scale = body.flags & SYN || talk.peerShift === undefined ? 0 : (talk.hostShift ?? 0);
    const relative = (number: number): number => (number - PEER_ISN) >>> 0;
    const numbers: Numbers = {
      seq: (body.seq - talk.hostIsn) >>> 0,
      ...(body.flags & 0x10 && { ack: relative(body.ack) }),
      window: body.window << scale,
      sack: (body.options.sack ?? []).map(([left, right]) => [relative(left), relative(right)] as const),
    };
    const described = describePacket(packet, numbers, { windows: this.#showsWindows });
    const { timestamps } = body.options;
    const times =
      this.#showsTimestamps && timestamps
        ? ` ts=${(timestamps.value - this.#host.timestampOrigin) >>> 0}/${timestamps.echo}`
        : '';
    this.#lines.push({
      at,
      connection: name,
      words: `> ${described}${times}`,
      segment: { shape: `${body.flags} ${body.payload.length} ${packet.retransmission}`, seq: numbers.seq },
    });
  }

  #named(local: Endpoint, peer: Endpoint): string {
    for (const talk of this.#talks.values()) {
      if (talk.local.port === local.port && talk.peer.port === peer.port) return talk.name;
    }
    return 'a';
  }
}
