import { type Address, parseAddress } from '../address.ts';
import type { LinkSettings } from '../link.ts';
import { Network } from '../network.ts';
import type { Rule } from '../rules.ts';
import type { LinkDescription, LinkRule, PerDirection, Scenario } from '../scenario.ts';
import { type Time, ZERO } from '../time.ts';
import type { Recorder } from '../trace/recorder.ts';
import { bothDirections } from './direction.ts';
import { parseDuration } from './duration.ts';
import { parseRate } from './rate.ts';

/** The seed of a run whose scenario names none: runs are repeatable either way. */
export const DEFAULT_SEED = 1;

/**
 * The network a scenario describes, with nothing running on it yet. The scenario must have passed
 * `readScenario`. Rate defaults to unlimited, delay and loss to 0, the queue to no limit.
 */
export function buildNetwork(scenario: Scenario, recorder?: Recorder): Network {
  const network = new Network({ seed: scenario.seed ?? DEFAULT_SEED, ...(recorder && { recorder }) });
  for (const [name, address] of Object.entries(scenario.hosts)) network.addHost(name, addressOf(address));
  for (const [name, address] of Object.entries(scenario.routers ?? {})) {
    network.addRouter(name, addressOf(address));
  }
  for (const link of scenario.links ?? []) {
    const [first, second] = link.between;
    network.addLink(first, second, settingsOf(link, 0), settingsOf(link, 1));
  }
  return network;
}

/** A duration of a scenario that has been read, as virtual time. */
export function durationOf(text: string): Time {
  const time = parseDuration(text);
  if (time === undefined) throw new Error(`unread scenario: duration ${text}`);
  return time;
}

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`unread scenario: address ${text}`);
  return address;
}

function rateOf(text: string): number {
  const rate = parseRate(text);
  if (rate === undefined) throw new Error(`unread scenario: rate ${text}`);
  return rate;
}

/** One direction of a link: 0 is first→second, 1 is second→first. */
function settingsOf(link: LinkDescription, direction: 0 | 1): LinkSettings {
  const one = <T>(value: PerDirection<T> | undefined): T | undefined =>
    value === undefined ? undefined : bothDirections(value)[direction];
  const rate = one(link.rate);
  const delay = one(link.delay);
  const from = link.between[direction];
  return {
    rate: rate === undefined ? Infinity : rateOf(rate),
    delay: delay === undefined ? ZERO : durationOf(delay),
    loss: one(link.loss) ?? 0,
    queue: one(link.queue) ?? 0,
    rules: (link.rules ?? []).filter((rule) => rule.from === from).map(ruleOf),
  };
}

function ruleOf(rule: LinkRule): Rule {
  return 'drop' in rule
    ? { drop: rule.drop, nth: rule.nth }
    : { delay: rule.delay, nth: rule.nth, by: durationOf(rule.by) };
}
