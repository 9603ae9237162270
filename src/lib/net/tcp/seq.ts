/**
 * Sequence numbers count bytes modulo 2^32 (RFC 9293 §3.4). They are kept as unsigned 32-bit numbers, and
 * compared by the sign of their difference: right as long as they lie less than 2^31 apart.
 */
export const seqAdd = (seq: number, count: number): number => (seq + count) >>> 0;

/** How far `a` is ahead of `b`; negative when it is behind. */
export const seqDistance = (a: number, b: number): number => (a - b) | 0;

export const seqBefore = (a: number, b: number): boolean => ((a - b) | 0) < 0;
export const seqAfter = (a: number, b: number): boolean => ((a - b) | 0) > 0;
