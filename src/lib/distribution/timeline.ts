import type { Transfer } from './exchange.ts';
import type { SwarmResult } from './swarm.ts';

/** Whole pieces at each peer at a time (in seconds) of a swarm that has run: what the piece bars of the figure show. */
export function pieceCountsAt({ completion, transfers }: SwarmResult, time: number): number[] {
  const counts = completion.map(() => 0);
  for (const { to, end, whole } of transfers) if (whole && end! <= time) counts[to - 1]! += 1;
  return counts;
}

/** The transfers under way at a time, in the order of starting. */
export const transfersAt = ({ transfers }: SwarmResult, time: number): Transfer[] =>
  transfers.filter(({ start, end }) => start <= time && (end === undefined || time < end));

/** Pieces each node has sent, the server first, parts of pieces as fractions: how much of the work it took over. */
export function piecesSent({ completion, transfers }: SwarmResult): number[] {
  const counts = [0, ...completion.map(() => 0)];
  for (const { from, share = 0, cut } of transfers) if (!cut) counts[from]! += share;
  return counts;
}
