import type { ProcessEvent } from '../../lib/net/trace/event.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import type { TraceView } from './trace-view.ts';

/**
 * The call that made a process's host send this packet: `connect()` for a SYN, the `write()` whose bytes a segment
 * begins with (retransmissions too), `end()` for a FIN, the `send()` of a datagram. Undefined for what a kernel sends by
 * itself: SYN, ACK, pure ACKs, most resets.
 */
export function causeOf({ everyCall }: TraceView, { packet: { origin } }: Hop): ProcessEvent | undefined {
  return origin?.call === undefined ? undefined : everyCall[origin.call];
}
