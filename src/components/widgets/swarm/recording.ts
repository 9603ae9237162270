import type { Transfer } from '../../../lib/distribution/exchange.ts';
import { Swarm, type SwarmResult } from '../../../lib/distribution/swarm.ts';
import { transfersAt } from '../../../lib/distribution/timeline.ts';
import { distributionOf } from './model.ts';
import type { Settings } from './settings.ts';

/** The swarm's uplinks from one event to the next. */
interface Moment {
  readonly at: number;
  /** Share of the server's uplink in use, 0 to 1. */
  readonly server: number;
  /** Upload rate of all peers together (Mbit/s). */
  readonly peers: number;
}

/** A whole run of the chunk swarm, so that any instant of it can be drawn. */
export interface Recording {
  readonly result: SwarmResult;
  readonly moments: readonly Moment[];
  /** When nothing more happens (s): all have the file, or nobody can go on. */
  readonly end: number;
}

/** Runs the swarm of these settings and seed to its end. Some ms; 0.1 s at N = 100, K = 200. */
export function record(settings: Settings): Recording {
  const distribution = distributionOf(settings);
  const swarm = new Swarm({
    ...distribution,
    pieces: settings.K,
    seed: settings.seed,
    ...(settings.leave > 0 && { serverLeaves: settings.leave }),
  });
  const moments: Moment[] = [];
  const note = () => {
    const [server = 0, ...peers] = swarm.uplinkLoads;
    moments.push({
      at: swarm.now,
      server,
      peers: peers.reduce((sum, load, index) => sum + load * distribution.peers[index]!.upload, 0) / 1e6,
    });
  };
  note();
  while (swarm.next()) note();
  return { result: swarm.result, moments, end: swarm.result.time ?? swarm.now };
}

/** What one instant of a run looks like. */
export interface Instant {
  /** The whole pieces each peer has. */
  readonly pieces: readonly (readonly number[])[];
  readonly underWay: readonly Transfer[];
  readonly moment: Moment;
  readonly serverGone: boolean;
}

export function instantOf(recording: Recording, settings: Settings, now: number): Instant {
  const pieces: number[][] = Array.from({ length: settings.N }, () => []);
  for (const { to, piece, end, whole } of recording.result.transfers) {
    if (whole && end! <= now) pieces[to - 1]!.push(piece);
  }
  return {
    pieces,
    underWay: transfersAt(recording.result, now),
    moment: momentAt(recording.moments, now),
    serverGone: settings.leave > 0 && now >= settings.leave,
  };
}

/** When the next event after `now` is; the end of the run when there is none. */
export function nextEvent(recording: Recording, now: number): number {
  return recording.moments.find(({ at }) => at > now + 1e-9)?.at ?? recording.end;
}

/** The last moment not after `now`. */
function momentAt(moments: readonly Moment[], now: number): Moment {
  let low = 0;
  let high = moments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (moments[middle]!.at <= now) low = middle;
    else high = middle - 1;
  }
  return moments[low]!;
}
