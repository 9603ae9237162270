import { type Port, parseAddress } from '../../../src/lib/net/address.ts';
import type { LinkSettings } from '../../../src/lib/net/link-settings.ts';
import { Network } from '../../../src/lib/net/network.ts';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import type { TcpSettings } from '../../../src/lib/net/tcp/settings.ts';
import { inMilliseconds, milliseconds } from '../../../src/lib/net/time.ts';
import type { PacketEvent, TraceEvent } from '../../../src/lib/net/trace/event.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';

/** A measurement: a fresh connection, a request of 100 bytes, an answer of `size` bytes, then close. */
export interface Transfer {
  readonly rttMs: number;
  /** Bits a second, both ways; 0 for unlimited. */
  readonly rate: number;
  readonly size: number;
  /** What else holds for the directions from server to client, and from client to server. */
  readonly down?: Partial<LinkSettings>;
  readonly up?: Partial<LinkSettings>;
  /** What differs from 16 MiB buffers, Reno and exact timers. */
  readonly tcp?: Partial<TcpSettings>;
  /** When it begins, in ms: with timers on a wheel it matters. */
  readonly startMs?: number;
}

export interface Outcome {
  /** From the SYN entering the link to the SYN-ACK's arrival, in ms. */
  readonly connectMs: number;
  /** From the SYN entering the link to the arrival of the last byte the client lacked. */
  readonly doneMs: number;
  /** Data segments that the server sent, copies included. */
  readonly segments: number;
  /** Why the copies among them were sent, in order: `fast`, `rto`, `tlp`. */
  readonly retransmissions: readonly string[];
  /** Packets the queue had no room for. */
  readonly queueDrops: number;
  /** Most packets that waited at once on the way to the client. */
  readonly highestQueue: number;
  readonly events: readonly TraceEvent[];
}

/** The measured machines had 16 MiB buffers, so that no window but the congestion window mattered. */
export const BIG = {
  receiveBuffer: { initial: 16_777_216, max: 67_108_864 },
  sendBuffer: { initial: 16_777_216, max: 67_108_864 },
};

/**
 * What the measured programs take from waking up to their send, in ms: they are Python processes. The table of handshakes
 * shows it at an RTT of 0: a request and its answer take 0.3 ms longer than the wire needs. A third of that for each of the
 * two programs is the least; while the link sends the ACK that goes before (0.4 ms at 1 Mbit/s) it cannot be seen.
 */
const THINKING = milliseconds(0.1);

/** Runs the measurement's application model on the model. */
export function transfer({
  rttMs,
  rate,
  size,
  down = {},
  up = {},
  tcp = {},
  startMs = 0,
}: Transfer): Outcome {
  const recorder = new Recorder();
  const network = new Network({ seed: 1, recorder, tcp: { ...BIG, ...tcp } });
  const client = network.addHost('client', parseAddress('10.9.0.1')!);
  const server = network.addHost('server', parseAddress('10.9.0.2')!);
  const link = { rate: rate === 0 ? Number.POSITIVE_INFINITY : rate, delay: milliseconds(rttMs / 2) };
  network.addLink('client', 'server', { ...link, ...up }, { ...link, ...down });

  const endpoint = { address: server.address, port: 80 as Port };
  const listening = server.openStream();
  listening.bind(endpoint);
  listening.listen(1);
  const think = (then: () => void): void => void network.simulator.schedule(THINKING, then);
  listening.listener = { acceptable: () => answer(listening.accept()!, size, think) };

  const socket = client.openStream();
  let received = 0;
  let doneMs = Number.NaN;
  socket.listener = {
    connected: () => think(() => socket.send(new Uint8Array(100))),
    readable: () => {
      for (let bytes = socket.receive(65536); bytes?.length; bytes = socket.receive(65536)) {
        received += bytes.length;
        if (received < size) continue;
        doneMs = inMilliseconds(network.simulator.now) - startMs;
        socket.close();
      }
    },
  };
  network.simulator.schedule(milliseconds(startMs), () => socket.connect(endpoint));
  network.simulator.run();

  const fromServer = recorder.events.filter(
    (event): event is PacketEvent => event.kind === 'packet' && event.from === 'server',
  );
  const synAck = fromServer.find(({ event }) => event === 'received')!;
  const data = fromServer.filter(
    ({ event, packet: { body } }) =>
      (event === 'enqueued' || event === 'dropped') && body.protocol === 'tcp' && body.payload.length > 0,
  );
  const highestQueue = network.link('server', 'client').queue.highest;
  return {
    connectMs: inMilliseconds(synAck.at) - startMs,
    doneMs,
    segments: data.length,
    retransmissions: data.flatMap(({ packet }) => packet.retransmission ?? []),
    queueDrops: fromServer.filter(({ event, cause }) => event === 'dropped' && cause === 'queue').length,
    highestQueue,
    events: recorder.events,
  };
}

/** The server: waits for the request, then sends `size` bytes as fast as the send buffer takes them. */
function answer(socket: StreamSocket, size: number, think: (then: () => void) => void): void {
  const data = new Uint8Array(size);
  let asked = 0;
  let sent = 0;
  const send = (): void => {
    while (sent < size) {
      const taken = socket.send(data.subarray(sent));
      if (typeof taken !== 'number') throw new Error(taken);
      if (taken === 0) return;
      sent += taken;
    }
  };
  socket.listener = {
    readable: () => {
      const bytes = socket.receive(65536);
      if (bytes?.length === 0) socket.close();
      asked += bytes?.length ?? 0;
      if (asked === 100) think(send);
    },
    writable: send,
  };
}
