import { parseDuration } from '../../lib/net/scenario/duration.ts';
import type { LinkDescription } from '../../lib/net/scenario.ts';
import { milliseconds } from '../../lib/net/time.ts';
import type { LinkConditions } from '../../lib/sandbox/engine.ts';

/** What the sliders set, as people read it. */
export interface LinkSettings {
  /** One way, in milliseconds. */
  readonly delay: number;
  /** In percent. */
  readonly loss: number;
}

export const MOST = { delay: 300, loss: 30 } as const;

/** No two links join the same pair. */
export const linkName = ({ between }: Pick<LinkDescription, 'between'>): string => between.join(' – ');

const firstOf = <T>(value: T | readonly [T, T]): T => (Array.isArray(value) ? value[0] : (value as T));

/** Where the sliders stand first: the link as it is described, in the direction of its first end. */
export function settingsOf({ delay = '0ms', loss = 0 }: LinkDescription): LinkSettings {
  const probability = firstOf(loss as number | readonly [number, number]);
  return {
    delay: (parseDuration(firstOf(delay)) ?? 0) / 1e6,
    loss:
      (typeof probability === 'number' ? probability : (probability as { probability: number }).probability) *
      100,
  };
}

export const sameSettings = (one: LinkSettings, other: LinkSettings): boolean =>
  one.delay === other.delay && one.loss === other.loss;

export const conditionsOf = ({ delay, loss }: LinkSettings): LinkConditions => ({
  delay: milliseconds(delay),
  loss: loss / 100,
});

/** The link as the sliders stand; both directions alike. A rule of the lab stays. */
export const withSettings = (link: LinkDescription, { delay, loss }: LinkSettings): LinkDescription => ({
  ...link,
  delay: `${delay}ms`,
  loss: loss / 100,
});
