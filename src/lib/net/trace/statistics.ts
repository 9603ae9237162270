import { inMilliseconds, type Time } from '../time.ts';
import { type ConnectionStatistics, connectionStatistics } from './connection-statistics.ts';
import type { TraceEvent } from './event.ts';
import { hopsOf } from './hop.ts';
import { type LinkStatistics, linkStatistics } from './link-statistics.ts';

/** What a run comes to in numbers: plain data, as `sim --stats` prints it. */
export interface Statistics {
  /** Virtual milliseconds from the start of the run to its end, TIME-WAIT included. */
  readonly duration: number;
  readonly connections: readonly ConnectionStatistics[];
  readonly links: readonly LinkStatistics[];
}

/**
 * Folds the trace of a run that ended at `end` into counters. A packet that is forwarded counts on every link it
 * crosses, but once for its connection. Links that carried nothing do not appear.
 */
export function statisticsOf(events: readonly TraceEvent[], end: Time): Statistics {
  return {
    duration: inMilliseconds(end),
    connections: connectionStatistics(events),
    links: linkStatistics(hopsOf(events)),
  };
}
