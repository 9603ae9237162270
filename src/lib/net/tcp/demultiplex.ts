import type { Address } from '../address.ts';
import { ACK, type Packet, RST, type Segment, SYN } from '../packet.ts';
import type { SocketHost } from '../socket/socket-host.ts';
import type { StreamSocket } from '../socket/stream-socket.ts';
import type { Connection } from './connection.ts';
import { resetFor } from './reset.ts';
import { seqAfter } from './seq.ts';

/** Finds the socket for a segment: the connection with its 4-tuple, else who listens at its destination, else nobody. */
export function demultiplex(host: SocketHost, { source, destination }: Packet, segment: Segment): void {
  const { sourcePort, destinationPort } = segment;
  const socket = host.sockets.connection(destination, destinationPort, source, sourcePort);
  if (socket && !(opens(segment) && reopens(host, socket, segment))) socket.segmentArrives(segment);
  else {
    socket?.connection?.become('CLOSED');
    arrivesAnew(host, source, destination, segment);
  }
}

/** A segment that belongs to no connection. */
function arrivesAnew(host: SocketHost, source: Address, destination: Address, segment: Segment): void {
  const { sourcePort, destinationPort } = segment;
  const local = { address: destination, port: destinationPort };
  const remote = { address: source, port: sourcePort };
  const listener = opens(segment) ? host.sockets.listenerAt(local, remote) : undefined;
  if (listener) listener.synArrives(segment, local, remote);
  else if ((segment.flags & RST) === 0) host.sendSegment(local, remote, resetFor(segment));
}

const opens = ({ flags }: Segment): boolean => (flags & (SYN | ACK | RST)) === SYN;

/** Whether a SYN opens a connection anew that is in TIME-WAIT here. */
function reopens(host: SocketHost, socket: StreamSocket, segment: Segment): boolean {
  if (socket.state !== 'TIME-WAIT' || !isNewer(segment, socket.connection!)) return false;
  return host.sockets.listenerAt(socket.local, socket.remote!) !== undefined;
}

/** Whether a SYN comes from a later connection than the one in TIME-WAIT (RFC 9293 §3.10.7.4, RFC 6191 §2). */
function isNewer({ seq, options }: Segment, { rcv }: Connection): boolean {
  return seqAfter(seq, rcv.nxt) || seqAfter(options.timestamps?.value ?? rcv.tsRecent, rcv.tsRecent);
}
