import { ANY, type Endpoint, type Port } from '../../../../src/lib/net/address.ts';
import type { DatagramSocket } from '../../../../src/lib/net/socket/datagram-socket.ts';
import type { StreamSocket } from '../../../../src/lib/net/socket/stream-socket.ts';
import { milliseconds } from '../../../../src/lib/net/time.ts';

/** Makes a call on a stream socket; returns the words with what came of it, if anything did. */
export function streamCall(socket: StreamSocket, words: string, rest: readonly string[]): string | undefined {
  const [call] = words.split(' ');
  switch (call) {
    case 'write':
      return `${words} → ${socket.send(new Uint8Array(Number(rest[0])))}`;
    case 'read':
      return `${words} → ${received(socket, Number(rest[0] ?? Number.POSITIVE_INFINITY))}`;
    case 'shutdown':
      socket.shutdown();
      return undefined;
    case 'close':
      socket.close();
      return undefined;
    case 'abort':
      socket.abort();
      return undefined;
    case 'nodelay':
      socket.setNoDelay(rest[0] === 'on');
      return undefined;
    case 'keepalive': {
      const times = rest.filter((word) => word.includes('=')).map((pair) => pair.split('='));
      const options = Object.fromEntries(
        times.map(([key, value]) => [key, key === 'count' ? Number(value) : milliseconds(Number(value))]),
      );
      socket.setKeepAlive(rest[0] !== 'off', options);
      return undefined;
    }
    case 'show':
      return `show ${rest.map((name) => shown(socket, name.split('=')[0]!)).join(' ')}`;
    default:
      throw new Error(`no such call: ${words}`);
  }
}

/** The same on a datagram socket: `udp send 40` goes to `peer`. */
export function datagramCall(socket: DatagramSocket, peer: Endpoint, words: string): string | undefined {
  const [, call, argument] = words.split(' ');
  switch (call) {
    case 'bind': {
      const error = socket.bind({ address: ANY, port: Number(argument) as Port });
      return error && `${words} → ${error}`;
    }
    case 'connect': {
      const error = socket.connect(peer);
      return error && `${words} → ${error}`;
    }
    case 'send': {
      const error = socket.send(new Uint8Array(Number(argument)), socket.remote ? undefined : peer);
      return error && `${words} → ${error}`;
    }
    case 'read':
      return `${words} → ${socket.receive()?.bytes.length ?? 'nothing'}`;
    default:
      throw new Error(`no such call: ${words}`);
  }
}

/** What can be received now: a number of bytes, `end`, or `nothing`. */
function received(socket: StreamSocket, limit: number): string {
  let total = 0;
  while (total < limit) {
    const piece = socket.receive(Math.min(limit - total, 65536));
    if (piece === undefined) return total > 0 ? `${total}` : 'nothing';
    if (piece.length === 0) return total > 0 ? `${total}, end` : 'end';
    total += piece.length;
  }
  return `${total}`;
}

function shown(socket: StreamSocket, name: string): string {
  const { congestion, rto, queue, recovery, snd, unsent } = socket.connection!;
  const values: Readonly<Record<string, string | number>> = {
    state: socket.state,
    cwnd: congestion.cwnd,
    ssthresh: congestion.ssthresh === Number.POSITIVE_INFINITY ? '∞' : congestion.ssthresh,
    rto: Number((rto.timeout / 1e6).toFixed(3)),
    srtt: Number((rto.srtt / 1e6).toFixed(3)),
    flight: queue.inFlight,
    unsent: unsent.length,
    phase: recovery.phase,
    wnd: snd.wnd,
  };
  if (!(name in values)) throw new Error(`nothing is called ${name}`);
  return `${name}=${values[name]}`;
}
