/**
 * Sequence numbers count bytes modulo 2^32 (RFC 9293 §3.4), and are compared by the sign of their difference: right as
 * long as they lie less than 2^31 apart. A segment carries them as the wire does, unsigned; a connection keeps them
 * signed, since a larger number is an object of its own to V8, and thousands of connections have a dozen each.
 */
export const seqAdd = (seq: number, count: number): number => (seq + count) | 0;

/** A number of a segment, as a connection keeps it. */
export const keptSeq = (field: number): number => field | 0;

/** A number that a connection keeps, as a segment carries it. */
export const sentSeq = (seq: number): number => seq >>> 0;

/** How far `a` is ahead of `b`; negative when it is behind. */
export const seqDistance = (a: number, b: number): number => (a - b) | 0;

export const seqBefore = (a: number, b: number): boolean => ((a - b) | 0) < 0;
export const seqAfter = (a: number, b: number): boolean => ((a - b) | 0) > 0;
