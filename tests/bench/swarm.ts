import { equalPeers } from '../../src/lib/distribution/bounds.ts';
import { Swarm, type SwarmSetting } from '../../src/lib/distribution/swarm.ts';
import { processorTime, type Speed } from './processor-time.ts';

/** 1 GB in 50 pieces for peers that know 50 others each. A piece that is handed on counts as a hop. */
export function swarm(count: number, sharing: NonNullable<SwarmSetting['sharing']>): Speed {
  const pieces = 50;
  const peers = equalPeers(count, { upload: 10e6, download: 50e6 });
  const start = processorTime();
  const run = new Swarm({
    size: 8e9,
    serverUpload: 100e6,
    peers,
    pieces,
    sharing,
    neighbours: 50,
    keepsTransfers: false,
    seed: 1,
  });
  let events = 0;
  while (run.next()) events += 1;
  if (run.result.time === undefined) throw new Error('the swarm never finished');
  return { events, hops: count * pieces, seconds: processorTime() - start };
}
