import { LEAST_RATE } from '../link-checks.ts';

const BITS_PER_SECOND = { bit: 1, kbit: 1e3, mbit: 1e6, gbit: 1e9 } as const;

/** Reads `"10mbit"`, `"64kbit"`, `"1gbit"`, `"unlimited"` into bits a second; undefined for anything else. */
export function parseRate(text: string): number | undefined {
  if (text === 'unlimited') return Infinity;
  const match = /^(\d+(?:\.\d+)?)(bit|kbit|mbit|gbit)$/.exec(text);
  if (!match) return undefined;
  const rate = Number(match[1]) * BITS_PER_SECOND[match[2] as keyof typeof BITS_PER_SECOND];
  return rate >= LEAST_RATE && rate < Infinity ? rate : undefined;
}
