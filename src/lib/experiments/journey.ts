import { type Endpoint, type Port, parseAddress } from '../net/address.ts';
import { Network } from '../net/network.ts';
import { between, inMilliseconds, milliseconds, type Time } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { type Hop, hopsOf } from '../net/trace/hop.ts';
import { Recorder } from '../net/trace/recorder.ts';
import { IPV4_HEADER, ipLength } from '../net/wire/length.ts';
import { readAll } from './pair.ts';

/** An Ethernet header without tags, and the frame check sequence behind the packet (IEEE 802.3 §3.2), in bytes. */
export const ETHERNET_HEADER = 14;
export const ETHERNET_TRAILER = 4;

export interface Letter {
  readonly protocol: 'tcp' | 'udp';
  /** What the process writes: at most one packet's worth. */
  readonly message: Uint8Array;
  /** The port at the server. */
  readonly port: number;
}

/** One message on its way from a process to another: how it is wrapped, and where it is when. */
export interface Journey {
  /** The ends: which door it leaves by, and which it comes in by. */
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** Bytes of the message, of the header that TCP or UDP puts before it, of IP's, and of all of it on an Ethernet link. */
  readonly bytes: {
    readonly message: number;
    readonly transport: number;
    readonly ip: number;
    readonly frame: number;
  };
  /** The packet on each link of the way. */
  readonly hops: readonly Hop[];
  /** When a crossing begins and ends, in ms after the write. */
  readonly crossings: readonly { readonly leftMs: number; readonly arrivedMs: number }[];
  /** When the receiving process has it, in ms after the write. */
  readonly deliveredMs: number;
  /** From the first packet on: with TCP the handshake before the write as well. */
  readonly events: readonly TraceEvent[];
}

export const WAY = ['client', 'r1', 'r2', 'server.lab'] as const;

/**
 * A process at `client` sends one message to a process at `server.lab`, over two routers and three links of 10 Mbit/s
 * and 10 ms each. TCP without timestamps: its header has 20 bytes, as in textbooks (Linux adds 12). Throws when the
 * message does not fit into one packet.
 */
export function journey({ protocol, message, port }: Letter): Journey {
  const recorder = new Recorder();
  const network = new Network({ seed: 1, tcp: { timestamps: false }, recorder });
  const client = network.addHost(WAY[0], parseAddress('10.0.0.11')!);
  network.addRouter(WAY[1], parseAddress('10.0.0.1')!);
  network.addRouter(WAY[2], parseAddress('10.0.1.1')!);
  const server = network.addHost(WAY[3], parseAddress('10.0.1.2')!);
  const link = { rate: 10e6, delay: milliseconds(10) };
  for (const [place, name] of WAY.slice(1).entries()) network.addLink(WAY[place]!, name, link, link);
  const destination = { address: server.address, port: port as Port };
  const { simulator } = network;
  let written: Time | undefined;
  let delivered: Time | undefined;
  let source: Endpoint | undefined;
  const tell = (host: string, process: string, label: string) =>
    recorder.record({ kind: 'process', at: simulator.now, host, process, label });
  const deliver = (bytes: Uint8Array) => {
    delivered = simulator.now;
    tell(WAY[3], 'server', `data ${bytes.length}`);
  };
  const write = (send: () => void) => {
    written = simulator.now;
    tell(WAY[0], 'client', `write(${message.length})`);
    send();
  };

  if (protocol === 'tcp') {
    const listening = server.openStream();
    listening.bind(destination);
    listening.listen(1);
    listening.listener = {
      acceptable: () => {
        const socket = listening.accept()!;
        socket.listener = { readable: () => void readAll(socket, deliver) };
      },
    };
    const socket = client.openStream();
    socket.listener = {
      // Not at once: the handshake's last ACK would be in its way.
      connected: () => {
        source = socket.local;
        simulator.schedule(milliseconds(5), () => write(() => socket.send(message)));
      },
    };
    socket.connect(destination);
  } else {
    const receiving = server.openDatagram();
    receiving.bind(destination);
    receiving.listener = { readable: () => deliver(receiving.receive()!.bytes) };
    const socket = client.openDatagram();
    write(() => socket.send(message, destination));
    source = socket.local;
  }
  simulator.run(milliseconds(1000));

  const hops = hopsOf(recorder.events).filter(({ packet: { body } }) => {
    return (body.protocol === 'tcp' || body.protocol === 'udp') && body.payload.length > 0;
  });
  if (hops.length !== WAY.length - 1 || !source || written === undefined || delivered === undefined)
    throw new Error(`${message.length} bytes: not one packet on every link`);
  const sinceWrite = (time: Time) => inMilliseconds(between(written!, time));
  const packet = ipLength(hops[0]!.packet);
  return {
    source,
    destination,
    bytes: {
      message: message.length,
      transport: packet - IPV4_HEADER - message.length,
      ip: IPV4_HEADER,
      frame: packet + ETHERNET_HEADER + ETHERNET_TRAILER,
    },
    hops,
    crossings: hops.map(({ enteredAt, receivedAt }) => ({
      leftMs: sinceWrite(enteredAt),
      arrivedMs: sinceWrite(receivedAt!),
    })),
    deliveredMs: sinceWrite(delivered),
    events: recorder.events,
  };
}
