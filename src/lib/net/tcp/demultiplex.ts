import { ACK, type Packet, RST, type Segment, SYN } from '../packet.ts';
import type { SocketHost } from '../socket/socket-host.ts';
import type { Connection } from './connection.ts';
import { resetFor } from './reset.ts';
import { seqAfter } from './seq.ts';

/** Finds the socket for a segment: the connection with its 4-tuple, else who listens at its destination, else nobody. */
export function demultiplex(host: SocketHost, { source, destination }: Packet, segment: Segment): void {
  const local = { address: destination, port: segment.destinationPort };
  const remote = { address: source, port: segment.sourcePort };
  const socket = host.sockets.connection(local, remote);
  const opens = (segment.flags & (SYN | ACK | RST)) === SYN;
  if (socket) {
    const reopens = opens && socket.state === 'TIME-WAIT' && isNewer(segment, socket.connection!);
    if (!reopens || !host.sockets.listenerAt(local, remote)) {
      socket.segmentArrives(segment);
      return;
    }
    socket.connection!.become('CLOSED');
  }
  const listener = opens ? host.sockets.listenerAt(local, remote) : undefined;
  if (listener) listener.synArrives(segment, local, remote);
  else if ((segment.flags & RST) === 0) host.sendSegment(local, remote, resetFor(segment));
}

/** Whether a SYN comes from a later connection than the one in TIME-WAIT (RFC 9293 §3.10.7.4, RFC 6191 §2). */
function isNewer({ seq, options }: Segment, { rcv }: Connection): boolean {
  return seqAfter(seq, rcv.nxt) || seqAfter(options.timestamps?.value ?? rcv.tsRecent, rcv.tsRecent);
}
