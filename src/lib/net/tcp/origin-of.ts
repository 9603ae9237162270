import { FIN, RST, type Segment, SYN } from '../packet.ts';
import type { ConnectionSample } from '../trace/event.ts';
import type { Origin } from '../trace/origin.ts';
import { CallMarks } from './call-marks.ts';
import type { Connection } from './connection.ts';
import { seqDistance } from './seq.ts';

/** What the trace has to know of a connection: the calls of its user, and the state last recorded. */
export interface Traced {
  calls?: CallMarks;
  sample?: ConnectionSample;
}

/** Where a segment of a connection comes from. Traced runs only. */
export function originOf(connection: Connection, segment: Segment): Origin | undefined {
  return connection.host.recorder?.origin(connection.user.id, callOf(connection, segment));
}

function callOf({ traced, snd, host }: Connection, { flags, seq, payload }: Segment): number | undefined {
  if ((flags & RST) !== 0) return host.recorder?.call;
  const calls = traced?.calls;
  if (!calls) return undefined;
  if ((flags & SYN) !== 0) return calls.open;
  // The stream begins behind the SYN, which counts as one.
  if (payload.length > 0) return calls.writerOf(snd.ackedBytes + seqDistance(seq, snd.una) - 1);
  return (flags & FIN) !== 0 ? calls.close : undefined;
}

/** The call that goes on is about this connection. */
export function marksOf(connection: Connection): CallMarks {
  connection.traced ??= {};
  connection.traced.calls ??= new CallMarks();
  return connection.traced.calls;
}
