/**
 * Speed of the networking model: `node tests/bench/model.ts`. A machine's speed changes from minute to minute, so only
 * numbers of one run are to be compared: the model's share of what a bare hop loop reaches here and now.
 */
import { bareLoop, bareStar } from './bare-loop.ts';
import { bulkTcp, sharedBottleneck } from './bulk-tcp.ts';
import { measure, measureOnce, type Row } from './speed.ts';
import { star } from './star.ts';
import { swarm } from './swarm.ts';

const rows: Record<string, Row> = {
  'bare hop loop': measure(() => bareLoop(1e6)),
  'TCP, 25 MB, trace off': measure(() => bulkTcp(25, false)),
  'TCP, 25 MB, trace on': measure(() => bulkTcp(25, true)),
  'TCP, 8 flows of 4 MB over one bottleneck': measure(() => sharedBottleneck(8, 4)),
};
for (const hosts of [10, 100, 1000, 10_000]) {
  rows[`bare loop of ${2 * hosts} links`] = measure(() => bareStar(1e6, hosts));
  rows[`UDP, ${hosts} hosts around a router`] = measure(() => star(hosts, 100_000));
  rows[`the same, beside the loop of ${2 * hosts} links`] = measure(
    () => star(hosts, 100_000),
    () => bareStar(1e6, hosts),
  );
}
// A piece that is handed on counts as a hop.
rows['10,000-peer swarm, who needs most gets'] = measureOnce(() => swarm(10_000, 'generous'));
rows['10,000-peer swarm, tit-for-tat'] = measureOnce(() => swarm(10_000, 'tit-for-tat'));
console.table(rows);
