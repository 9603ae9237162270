/** What one run did, and how long it took. */
export interface Speed {
  readonly events: number;
  /** Packets that crossed a link. */
  readonly hops: number;
  readonly seconds: number;
}

/** Seconds that this thread has been on a processor: what else the machine does in the meantime does not count. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}
