import type { Flow } from '../ip/flow.ts';
import { contains, type Prefix } from '../ip/prefix.ts';

/** What happens to a packet: it passes, vanishes silently, or is refused, so that its sender learns of it. */
export type Verdict = 'accept' | 'drop' | 'reject';

/** Fits the packets for which all that is given holds. */
export interface FirewallRule {
  readonly action: Verdict;
  readonly protocol?: 'tcp' | 'udp' | 'icmp';
  readonly source?: Prefix;
  readonly destination?: Prefix;
  /** Destination port, or the first and last of a range. Fits TCP and UDP only. */
  readonly port?: number | readonly [number, number];
  /** The neighbour the packet comes from: the interface it arrives on. */
  readonly from?: string;
}

/** `flow` has ports 0 where a protocol has none. */
export function fits(rule: FirewallRule, { protocol, source, destination }: Flow, from: string): boolean {
  if (rule.protocol !== undefined && rule.protocol !== protocol) return false;
  if (rule.from !== undefined && rule.from !== from) return false;
  if (rule.source && !contains(rule.source, source.address)) return false;
  if (rule.destination && !contains(rule.destination, destination.address)) return false;
  if (rule.port === undefined) return true;
  const [first, last] = typeof rule.port === 'number' ? [rule.port, rule.port] : rule.port;
  return protocol !== 'icmp' && destination.port >= first && destination.port <= last;
}
