import type { Time } from '../time.ts';

/**
 * How long a timer really runs that was set for `delay` at `now`, in a kernel that counts time in ticks (jiffies):
 * rounded up to a tick, and beyond 63 ticks to 8, beyond 504 to 64 … (the timer wheel, Linux kernel/time/timer.c).
 * `tick` is not 0. At HZ=250 a delay under 0.25 s may last 4 ms longer (8 at most), and one under 2 s may last 32 ms longer.
 */
export function onTimerWheel(now: Time, delay: Time, tick: Time): Time {
  const current = Math.floor(now / tick);
  const expires = current + Math.ceil(delay / tick);
  let granularity = 1;
  while (expires - current >= 63 * granularity) granularity *= 8;
  const fires = (Math.floor(expires / granularity) + 1) * granularity;
  return (fires * tick - now) as Time;
}
