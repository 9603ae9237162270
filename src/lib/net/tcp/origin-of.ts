import { FIN, RST, type Segment, SYN } from '../packet.ts';
import type { Origin } from '../trace/origin.ts';
import { CallMarks } from './call-marks.ts';
import type { Connection } from './connection.ts';
import { seqDistance } from './seq.ts';

/** Where a segment of a connection comes from. Traced runs only. */
export function originOf(connection: Connection, segment: Segment): Origin | undefined {
  return connection.host.recorder?.origin(connection.user.id, callOf(connection, segment));
}

function callOf({ calls, snd, host }: Connection, { flags, seq, payload }: Segment): number | undefined {
  if ((flags & RST) !== 0) return host.recorder?.call;
  if (!calls) return undefined;
  if ((flags & SYN) !== 0) return calls.open;
  // The stream begins behind the SYN, which counts as one.
  if (payload.length > 0) return calls.writerOf(snd.ackedBytes + seqDistance(seq, snd.una) - 1);
  return (flags & FIN) !== 0 ? calls.close : undefined;
}

/** The call that goes on is about this connection. */
export function marksOf(connection: Connection): CallMarks {
  connection.calls ??= new CallMarks();
  return connection.calls;
}
