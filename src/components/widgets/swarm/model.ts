import {
  clientServerTime,
  type Distribution,
  type DistributionTime,
  equalPeers,
  peerToPeerTime,
} from '../../../lib/distribution/bounds.ts';
import type { PlotPoint } from '../../net/Plot.tsx';
import type { Settings } from './settings.ts';

const MEGABIT = 1e6;
/** A gigabyte of the lesson: 8·10⁹ bit. */
const GIGABYTE = 8e9;

export const freeRiders = ({ N, free }: Settings): number => Math.round((N * free) / 100);

/** The learner's settings in the model's units (bit, bit/s). */
export function distributionOf(settings: Settings): Distribution {
  const rates = { upload: settings.u * MEGABIT, download: settings.d * MEGABIT };
  return {
    size: settings.F * GIGABYTE,
    serverUpload: settings.us * MEGABIT,
    peers: equalPeers(settings.N, rates, freeRiders(settings)),
  };
}

export interface Bounds {
  readonly clientServer: DistributionTime;
  readonly peerToPeer: DistributionTime;
}

/** The model's lower bounds for both structures. */
export function boundsOf(settings: Settings): Bounds {
  const distribution = distributionOf(settings);
  return { clientServer: clientServerTime(distribution), peerToPeer: peerToPeerTime(distribution) };
}

export interface Curves {
  readonly clientServer: readonly PlotPoint[];
  readonly peerToPeer: readonly PlotPoint[];
}

/** time(N) for each number of receivers, everything else as set. */
export function curvesOf(settings: Settings, receivers: readonly number[]): Curves {
  const times = receivers.map((N) => ({ N, ...boundsOf({ ...settings, N }) }));
  return {
    clientServer: times.map(({ N, clientServer }) => ({ x: N, y: clientServer.time })),
    peerToPeer: times.map(({ N, peerToPeer }) => ({ x: N, y: peerToPeer.time })),
  };
}
