import { nanosecondsOf, type Time } from '../time.ts';

const NANOSECONDS = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, min: 60e9 } as const;

/** Reads `"25ms"`, `"1.5s"`, `"100us"`, `"0ms"`, `"2min"`; undefined for anything else. */
export function parseDuration(text: string): Time | undefined {
  const match = /^(\d+(?:\.\d+)?)(ns|us|ms|s|min)$/.exec(text);
  if (!match) return undefined;
  const time = nanosecondsOf(Number(match[1]) * NANOSECONDS[match[2] as keyof typeof NANOSECONDS]);
  return Number.isSafeInteger(time) ? time : undefined;
}
