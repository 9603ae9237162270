import type { FirewallRule } from '../firewall/rule.ts';
import type { FlowTimeouts } from '../ip/flow-state.ts';
import { parsePrefix } from '../ip/prefix.ts';
import type { LinkChange, LinkSettings } from '../link-settings.ts';
import { Network } from '../network.ts';
import type { Rule } from '../rules.ts';
import type {
  FirewallRuleDescription,
  LinkConditions,
  LinkDescription,
  LinkEventDescription,
  LinkRule,
  NatDescription,
  NodeDescription,
  PerDirection,
  Scenario,
} from '../scenario.ts';
import { ZERO } from '../time.ts';
import type { Recorder } from '../trace/recorder.ts';
import { buildDns } from './build-dns.ts';
import { bothDirections } from './direction.ts';
import { addressOf, durationOf, mainAddress, parsed } from './parsed.ts';
import { parseRate } from './rate.ts';
import { parseEndpoint, parsePublicPort } from './read-middleboxes.ts';
import { type TcpDescription, tcpSettingsOf } from './tcp.ts';

/** The seed of a run whose scenario names none: runs are repeatable either way. */
export const DEFAULT_SEED = 1;

/**
 * The network a scenario describes, with nothing running on it yet; its events are scheduled. The scenario must have
 * passed `readScenario`. Rate defaults to unlimited, delay and loss to 0, the queue to no limit.
 */
export function buildNetwork(scenario: Scenario, recorder?: Recorder): Network {
  const { seed = DEFAULT_SEED, tcp = {} } = scenario;
  const network = new Network({ seed, tcp: tcpSettingsOf(tcp), ...(recorder && { recorder }) });
  const hosts = Object.entries(scenario.hosts);
  const routers = Object.entries(scenario.routers ?? {});
  for (const [name, host] of hosts) network.addHost(name, addressOf(mainAddress(host)));
  for (const [name, router] of routers) network.addRouter(name, addressOf(mainAddress(router)));
  for (const [name, nat] of Object.entries(scenario.nat ?? {})) buildNat(network, name, nat);
  for (const link of scenario.links ?? []) {
    const [first, second] = link.between;
    network.addLink(first, second, settingsOf(link, 0), settingsOf(link, 1));
  }
  for (const [name, node] of [...hosts, ...routers])
    if (typeof node !== 'string') complete(network, name, node, tcp);
  for (const [name, { rules, policy = 'accept' }] of Object.entries(scenario.firewall ?? {})) {
    network.addFirewall(name, rules.map(firewallRuleOf), policy);
  }
  buildDns(network, scenario);
  for (const event of scenario.events ?? []) {
    network.simulator.schedule(durationOf(event.at), () => happen(network, event));
  }
  return network;
}

function buildNat(network: Network, name: string, description: NatDescription): void {
  const { address, insideAddress, inside, filtering, timeouts = {}, forward = {} } = description;
  const times = Object.entries(timeouts).map(([kind, text]) => [kind, durationOf(text)]);
  const settings = {
    ...(filtering && { filtering }),
    timeouts: Object.fromEntries(times) as Partial<FlowTimeouts>,
  };
  const { nat } = network.addNat(name, addressOf(address), addressOf(insideAddress), inside, settings);
  for (const [text, to] of Object.entries(forward)) {
    const { protocol, port } = parsed(text, parsePublicPort);
    nat!.forwardPort(protocol, port, parsed(to, parseEndpoint));
  }
}

function complete(
  network: Network,
  name: string,
  { addresses = [], ttl, routes = {}, automaticRoutes, tcp }: NodeDescription,
  common: TcpDescription,
): void {
  const host = network.host(name);
  if (ttl !== undefined) host.ttl = ttl;
  if (tcp) host.settings = tcpSettingsOf({ ...common, ...tcp });
  if (automaticRoutes !== undefined) host.hasAutomaticRoutes = automaticRoutes;
  for (const more of addresses) {
    if (typeof more === 'string') network.addAddress(name, addressOf(more));
    else network.addAddress(name, addressOf(more.address), more.toward);
  }
  for (const [text, via] of Object.entries(routes)) {
    const { address, length } = parsed(text, parsePrefix);
    host.addRoute(address, length, via);
  }
}

const firewallRuleOf = ({ source, destination, ...rule }: FirewallRuleDescription): FirewallRule => ({
  ...rule,
  ...(source !== undefined && { source: parsed(source, parsePrefix) }),
  ...(destination !== undefined && { destination: parsed(destination, parsePrefix) }),
});

function happen(network: Network, event: LinkEventDescription): void {
  const [first, second] = event.link;
  for (const direction of [0, 1] as const) {
    const link = direction === 0 ? network.link(first, second) : network.link(second, first);
    const one = <T>(value: PerDirection<T> | undefined): T | undefined =>
      value === undefined ? undefined : bothDirections(value)[direction];
    const [loss, down] = [one(event.loss), one(event.down)];
    link.change({
      ...conditionsOf(event, direction),
      ...(loss !== undefined && { loss }),
      ...(down !== undefined && { down }),
    });
  }
}

/** One direction of a link: 0 is first→second, 1 is second→first. */
function settingsOf(link: LinkDescription, direction: 0 | 1): LinkSettings {
  const from = link.between[direction];
  return {
    rate: Infinity,
    delay: ZERO,
    loss: link.loss === undefined ? 0 : bothDirections(link.loss)[direction],
    rules: (link.rules ?? []).filter((rule) => rule.from === from).map(ruleOf),
    ...conditionsOf(link, direction),
  };
}

/** What is said of one direction; nothing of what is not. */
function conditionsOf(conditions: LinkConditions, direction: 0 | 1): Omit<LinkChange, 'loss' | 'down'> {
  const one = <T>(value: PerDirection<T> | undefined): T | undefined =>
    value === undefined ? undefined : bothDirections(value)[direction];
  const [rate, delay, jitter, reorder] = [
    one(conditions.rate),
    one(conditions.delay),
    one(conditions.jitter),
    one(conditions.reorder),
  ];
  const [queue, queueBytes, mtu, duplicate] = [
    one(conditions.queue),
    one(conditions.queueBytes),
    one(conditions.mtu),
    one(conditions.duplicate),
  ];
  return {
    ...(rate !== undefined && { rate: parsed(rate, parseRate) }),
    ...(delay !== undefined && { delay: durationOf(delay) }),
    ...(jitter !== undefined && { jitter: durationOf(jitter) }),
    ...(reorder !== undefined && {
      reorder: { probability: reorder.probability, by: durationOf(reorder.by) },
    }),
    ...(queue !== undefined && { queue }),
    ...(queueBytes !== undefined && { queueBytes }),
    ...(mtu !== undefined && { mtu }),
    ...(duplicate !== undefined && { duplicate }),
  };
}

function ruleOf(rule: LinkRule): Rule {
  return 'drop' in rule
    ? { drop: rule.drop, nth: rule.nth }
    : { delay: rule.delay, nth: rule.nth, by: durationOf(rule.by) };
}
