import { FIN, RST, SYN } from '../../lib/net/packet.ts';
import type { ProcessEvent, SocketEvent } from '../../lib/net/trace/event.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import type { TraceView } from './trace-view.ts';

/**
 * The call that made a process's host send this packet: `connect()` for a SYN, the `write()` whose bytes a segment
 * begins with (counted from the start of the stream, so it holds for retransmissions too), `end()` for a FIN,
 * the `send()` of a datagram. Undefined for what a kernel sends by itself: SYN, ACK, pure ACKs, most resets.
 */
export function causeOf(view: TraceView, { from, enteredAt, packet }: Hop): ProcessEvent | undefined {
  const { body, source, destination, id } = packet;
  if (body.protocol !== 'tcp' && body.protocol !== 'udp') return undefined;
  const flow = { source, destination, body };
  const sockets = view.sockets.filter((row) => row.host === from && matches(row, flow));
  const socket = sockets.find(({ remote }) => remote) ?? sockets[0];
  if (!socket) return undefined;
  const calls = view.calls.filter(
    (call) => call.host === from && call.socket === socket.socket && call.at <= enteredAt,
  );
  if (body.protocol === 'udp') return calls.findLast(({ label }) => label.startsWith('send('));
  if (body.flags & SYN) return calls.findLast(({ label }) => label.startsWith('connect('));
  if (body.payload.length > 0) return writerOf(calls, (view.numbers.get(id)?.seq ?? 1) - 1);
  if (body.flags & (FIN | RST)) return calls.findLast(({ label }) => /^(end|destroy|close)\w*\(/.test(label));
  return undefined;
}

type Flow = Pick<Hop['packet'], 'source' | 'destination'> & {
  readonly body: { readonly protocol: string; readonly sourcePort: number; readonly destinationPort: number };
};

function matches({ protocol, local, remote }: SocketEvent, { source, destination, body }: Flow): boolean {
  if (protocol !== body.protocol) return false;
  if (local.port !== body.sourcePort || (local.address !== 0 && local.address !== source)) return false;
  return !remote || (remote.port === body.destinationPort && remote.address === destination);
}

/** The write that put the byte at `offset` of the stream into the send buffer. */
function writerOf(calls: readonly ProcessEvent[], offset: number): ProcessEvent | undefined {
  let written = 0;
  for (const call of calls) {
    const bytes = /^write\((\d+)\)/.exec(call.label)?.[1];
    if (bytes === undefined) continue;
    written += Number(bytes);
    if (offset < written) return call;
  }
  return undefined;
}
