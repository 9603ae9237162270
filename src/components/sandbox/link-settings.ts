import { parseDuration } from '../../lib/net/scenario/duration.ts';
import { parseRate } from '../../lib/net/scenario/rate.ts';
import type { LinkDescription, RateText } from '../../lib/net/scenario.ts';
import { milliseconds } from '../../lib/net/time.ts';
import type { LinkConditions } from '../../lib/sandbox/engine.ts';

/** What the controls of a link set, as people read it. */
export interface LinkSettings {
  /** One way, in milliseconds. */
  readonly delay: number;
  /** In percent. */
  readonly loss: number;
  /** Unlimited when absent. */
  readonly rate?: RateText;
  /** Packets that may wait; without limit when absent or 0. */
  readonly queue?: number;
}

export const MOST = { delay: 300, loss: 30 } as const;
export const RATES: readonly RateText[] = ['64kbit', '256kbit', '1mbit', '10mbit', '100mbit', '1gbit'];
export const QUEUES: readonly number[] = [0, 5, 10, 20, 50, 100];

/** A recording holds finite numbers: a link made unlimited while it runs gets a rate that nobody notices, in bits a second. */
const UNLIMITED = 1e12;

/** No two links join the same pair. */
export const linkName = ({ between }: Pick<LinkDescription, 'between'>): string => between.join(' – ');

const firstOf = <T>(value: T | readonly [T, T]): T => (Array.isArray(value) ? value[0] : (value as T));

/** Where the controls stand first: the link as it is described, in the direction of its first end. */
export function settingsOf({ delay = '0ms', loss = 0, rate, queue }: LinkDescription): LinkSettings {
  const probability = firstOf(loss as number | readonly [number, number]);
  return {
    delay: (parseDuration(firstOf(delay)) ?? 0) / 1e6,
    loss:
      (typeof probability === 'number' ? probability : (probability as { probability: number }).probability) *
      100,
    ...(rate !== undefined && { rate: firstOf(rate) }),
    ...(queue !== undefined && { queue: firstOf(queue) }),
  };
}

export const sameSettings = (one: LinkSettings, other: LinkSettings): boolean =>
  one.delay === other.delay &&
  one.loss === other.loss &&
  one.rate === other.rate &&
  one.queue === other.queue;

export const conditionsOf = ({ delay, loss, rate, queue }: LinkSettings): LinkConditions => ({
  delay: milliseconds(delay),
  loss: loss / 100,
  ...(rate !== undefined && { rate: Math.min(UNLIMITED, parseRate(rate) ?? UNLIMITED) }),
  ...(queue !== undefined && { queue }),
});

/** The link as the controls stand; both directions alike where they were moved. A rule of the lab stays. */
export function withSettings(link: LinkDescription, settings: LinkSettings): LinkDescription {
  const { delay, loss, rate, queue } = settings;
  const before = settingsOf(link);
  return {
    ...link,
    delay: `${delay}ms`,
    loss: loss / 100,
    ...(rate !== undefined && rate !== before.rate && { rate }),
    ...(queue !== undefined && queue !== before.queue && { queue }),
  };
}
