import type { Endpoint } from '../address.ts';
import { inSeconds } from '../time.ts';
import type { ConnectionSample, TraceEvent } from './event.ts';

/** What a sample tells of a connection, by name. */
export type Quantity = Exclude<keyof ConnectionSample, 'kind' | 'at' | 'host' | 'socket'>;

/** A value at a time in seconds; it holds until the next point. */
export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
}

/** One end of a TCP connection over time. */
export interface ConnectionSeries {
  readonly host: string;
  readonly socket: number;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly samples: readonly ConnectionSample[];
}

/** The ends of all connections of a trace whose recorder kept samples, in the order of their first ones. */
export function connectionSeries(events: readonly TraceEvent[]): ConnectionSeries[] {
  const ends = new Map<number, { local: Endpoint; remote: Endpoint }>();
  const series = new Map<number, ConnectionSeries & { samples: ConnectionSample[] }>();
  for (const event of events) {
    if (event.kind === 'socket' && event.remote)
      ends.set(event.socket, { local: event.local, remote: event.remote });
    if (event.kind !== 'sample') continue;
    const { host, socket } = event;
    const known = series.get(socket);
    if (known) known.samples.push(event);
    else series.set(socket, { host, socket, ...ends.get(socket)!, samples: [event] });
  }
  return [...series.values()];
}

/**
 * One quantity as the points of a plot: a point where it changes, and one at the last sample. Times without a value (no
 * threshold yet, nothing measured yet) are left out.
 */
export function pointsOf({ samples }: ConnectionSeries, quantity: Quantity): SeriesPoint[] {
  const points: SeriesPoint[] = [];
  for (const [index, sample] of samples.entries()) {
    const y = sample[quantity];
    if (y === null) continue;
    const isNew = points.length === 0 || points.at(-1)!.y !== y;
    const isLast = index === samples.length - 1;
    if (isNew || isLast) points.push({ x: inSeconds(sample.at), y });
  }
  return points;
}
