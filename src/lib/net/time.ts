declare const nanoseconds: unique symbol;

/**
 * Virtual time in integer nanoseconds: an instant (since the start of the run) or a duration.
 * A double holds integers exactly up to 2^53, so a run may last 104 days.
 */
export type Time = number & { readonly [nanoseconds]: true };

export const ZERO = 0 as Time;

export const nanosecondsOf = (count: number): Time => Math.round(count) as Time;
export const microseconds = (count: number): Time => Math.round(count * 1e3) as Time;
export const milliseconds = (count: number): Time => Math.round(count * 1e6) as Time;
export const seconds = (count: number): Time => Math.round(count * 1e9) as Time;

export const inMilliseconds = (time: Time): number => time / 1e6;
export const inSeconds = (time: Time): number => time / 1e9;

export const after = (time: Time, duration: Time): Time => (time + duration) as Time;
export const between = (from: Time, to: Time): Time => (to - from) as Time;
