import { inMilliseconds, type Time } from '../time.ts';
import type { ConnectionSample } from '../trace/event.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Connection } from './connection.ts';
import { seqDistance } from './seq.ts';

/** Puts the state of a connection into the trace, when the recorder keeps samples and it differs from the last one. */
export function sample(connection: Connection): void {
  const { recorder } = connection.host;
  if (recorder?.keepsSamples) keep(connection, recorder);
}

function keep(connection: Connection, recorder: Recorder): void {
  const next = stateOf(connection, connection.host.name);
  const last = connection.traced?.sample;
  if (last && KEYS.every((key) => last[key] === next[key])) return;
  connection.traced ??= {};
  connection.traced.sample = next;
  recorder.record(next);
}

const KEYS = [
  'cwnd',
  'ssthresh',
  'inFlight',
  'bytesInFlight',
  'bytesAcked',
  'bytesReceived',
  'retransmissions',
  'peerWindow',
  'rtt',
  'srtt',
  'rto',
] as const;

function stateOf(connection: Connection, host: string): ConnectionSample {
  const { congestion, queue, rto, snd, rcv, user, now } = connection;
  const known = rto.srtt > 0;
  // SYN and FIN count in sequence space, but are no data.
  const finAcked = snd.fin === 'sent' && snd.una === snd.nxt ? 1 : 0;
  return {
    kind: 'sample',
    at: now,
    host,
    socket: user.id,
    cwnd: congestion.cwnd,
    ssthresh: Number.isFinite(congestion.ssthresh) ? congestion.ssthresh : null,
    inFlight: queue.inFlight,
    bytesInFlight: seqDistance(snd.nxt, snd.una),
    bytesAcked: Math.max(snd.ackedBytes - 1 - finAcked, 0),
    bytesReceived: rcv.bytes,
    retransmissions: connection.retransmissions,
    peerWindow: snd.wnd,
    rtt: known ? inMilliseconds(rto.latest as Time) : null,
    srtt: known ? inMilliseconds(rto.srtt as Time) : null,
    rto: inMilliseconds(rto.timeout),
  };
}
