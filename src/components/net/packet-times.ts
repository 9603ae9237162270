import { inSeconds } from '../../lib/net/time.ts';
import type { TraceEvent } from '../../lib/net/trace/event.ts';

/** When something happens to a packet (s), in order: what a run is stepped by. Sockets may change long after the last. */
export const packetTimes = (events: readonly TraceEvent[]): readonly number[] => [
  ...new Set(events.flatMap(({ kind, at }) => (kind === 'packet' ? [inSeconds(at)] : []))),
];
