import { parseAddress } from '../address.ts';
import type { ResolverSettings } from '../dns/stub-resolver.ts';
import { Zone } from '../dns/zone.ts';
import type { Network } from '../network.ts';
import type { Scenario } from '../scenario.ts';
import { inSeconds } from '../time.ts';
import type { ResolverDescription } from './dns-description.ts';
import { addressOf, durationOf } from './parsed.ts';
import { zoneRecord } from './zone-record.ts';

/** Starts the name servers of a scenario and tells its nodes whom to ask. All nodes are there already. */
export function buildDns(network: Network, scenario: Scenario): void {
  const { dns = {}, hosts, routers = {}, nat = {} } = scenario;
  for (const [name, { zones, delay, failing }] of Object.entries(dns.servers ?? {})) {
    const built = Object.entries(zones).map(
      ([origin, records]) => new Zone({ origin, records: records.map(zoneRecord) }),
    );
    network.addNameServer(name, built, {
      ...(delay !== undefined && { delay: durationOf(delay) }),
      ...(failing && { failing }),
    });
  }
  for (const [name, node] of Object.entries({ ...hosts, ...routers, ...nat })) {
    const own = typeof node === 'object' && 'resolver' in node ? node.resolver : undefined;
    const resolver = own ?? dns.resolver;
    if (resolver) network.setResolver(name, settingsOf(resolver, network));
  }
}

function settingsOf(
  { servers, timeout, attempts, hosts = {} }: ResolverDescription,
  network: Network,
): ResolverSettings {
  const more = new Map(Object.entries(hosts).map(([name, address]) => [name, addressOf(address)]));
  return {
    servers: servers.map((server) => parseAddress(server) ?? network.host(server).address),
    hosts: (name) => more.get(name),
    ...(timeout !== undefined && { timeout: inSeconds(durationOf(timeout)) }),
    ...(attempts !== undefined && { attempts }),
  };
}
