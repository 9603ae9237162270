import { ACK, type Packet, RST, type Segment, SYN } from '../packet.ts';
import type { SocketHost } from '../socket/socket-host.ts';
import { resetFor } from './reset.ts';
import { seqAfter } from './seq.ts';

/** Finds the socket for a segment: the connection with its 4-tuple, else who listens at its destination, else nobody. */
export function demultiplex(host: SocketHost, { source, destination }: Packet, segment: Segment): void {
  const local = { address: destination, port: segment.destinationPort };
  const remote = { address: source, port: segment.sourcePort };
  const socket = host.sockets.connection(local, remote);
  const opens = (segment.flags & (SYN | ACK | RST)) === SYN;
  if (socket) {
    // A SYN beyond all that was received may reopen a connection in TIME-WAIT (RFC 9293 §3.10.7.4, RFC 6191).
    const isNew = opens && socket.state === 'TIME-WAIT' && seqAfter(segment.seq, socket.connection!.rcv.nxt);
    if (!isNew || !host.sockets.listenerAt(local)) {
      socket.segmentArrives(segment);
      return;
    }
    socket.connection!.become('CLOSED');
  }
  const listener = opens ? host.sockets.listenerAt(local) : undefined;
  if (listener) listener.synArrives(segment, local, remote);
  else if ((segment.flags & RST) === 0) host.sendSegment(local, remote, resetFor(segment));
}
