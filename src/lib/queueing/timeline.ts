import type { Request } from './request.ts';

/** What a replay shows at a time in seconds, from the records of a run: who is in the system, and where. */
export interface Moment {
  /** In the order of arrival; the fate is that of the end of the run, `start` tells whether service has begun. */
  readonly present: readonly Request[];
  /** Requests at each server, the one in service included. */
  readonly lengths: readonly number[];
}

/** The system at one time. A request is present from its arrival until just before it leaves. */
export function momentAt(requests: readonly Request[], servers: number, time: number): Moment {
  const present = requests.filter(({ arrival, end = Infinity }) => arrival <= time && time < end);
  const lengths = new Array<number>(servers).fill(0);
  for (const { server } of present) if (server !== undefined) lengths[server]! += 1;
  return { present, lengths };
}

/** From a time in seconds on, so many requests are at a server. */
export interface Step {
  readonly at: number;
  readonly server: number;
  readonly length: number;
}

/**
 * The length of every queue over time, as its changes in the order of time: a curve of steps for each server. Counts
 * only the requests given, so a run that keeps not all of them shows too short queues at first.
 */
export function lengthSteps(requests: readonly Request[]): Step[] {
  const changes: { at: number; server: number; by: number }[] = [];
  for (const { server, arrival, end } of requests) {
    // Who is dropped or finds a dead server never joins a queue.
    if (server === undefined || end === arrival) continue;
    changes.push({ at: arrival, server, by: 1 });
    if (end !== undefined) changes.push({ at: end, server, by: -1 });
  }
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  const lengths = new Map<number, number>();
  return changes.map(({ at, server, by }) => {
    const length = (lengths.get(server) ?? 0) + by;
    lengths.set(server, length);
    return { at, server, length };
  });
}
