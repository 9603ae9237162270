import { ACK, RST, type Segment } from '../packet.ts';
import type { Connection } from './connection.ts';
import { segmentLength } from './segment-length.ts';
import { sentSeq, seqAdd } from './seq.ts';

const NOTHING = new Uint8Array(0);

/** Answers a segment of a connection with RST; the connection itself stays as it is. */
export function refuse(connection: Connection, segment: Segment): void {
  const { host, local, remote, user } = connection;
  host.sendSegment(local, remote, resetFor(segment), undefined, host.recorder?.origin(user.id));
}

/** The RST that answers a segment nobody wants, with numbers its sender must accept (RFC 9293 §3.5.2, §3.10.7.1). */
export function resetFor(segment: Segment): Segment {
  const hasAck = (segment.flags & ACK) !== 0;
  return {
    protocol: 'tcp',
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    seq: hasAck ? segment.ack : 0,
    ack: hasAck ? 0 : sentSeq(seqAdd(segment.seq, segmentLength(segment))),
    flags: hasAck ? RST : RST | ACK,
    window: 0,
    options: {},
    payload: NOTHING,
  };
}
