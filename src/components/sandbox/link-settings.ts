import { parseDuration } from '../../lib/net/scenario/duration.ts';
import type { LinkDescription, Scenario } from '../../lib/net/scenario.ts';
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

const firstOf = <T>(value: T | readonly [T, T]): T => (Array.isArray(value) ? value[0] : (value as T));

/** Where the sliders stand first: the link as the lab describes it, in the direction of its first host. */
export function settingsOf({ delay = '0ms', loss = 0 }: LinkDescription): LinkSettings {
  const probability = firstOf(loss as number | readonly [number, number]);
  return {
    delay: (parseDuration(firstOf(delay)) ?? 0) / 1e6,
    loss:
      (typeof probability === 'number' ? probability : (probability as { probability: number }).probability) *
      100,
  };
}

export const conditionsOf = ({ delay, loss }: LinkSettings): LinkConditions => ({
  delay: milliseconds(delay),
  loss: loss / 100,
});

/** The scenario with its first link as the sliders stand; both directions alike. A rule of the lab stays. */
export function withSettings(scenario: Scenario, { delay, loss }: LinkSettings): Scenario {
  const [first, ...others] = scenario.links ?? [];
  if (!first) return scenario;
  return { ...scenario, links: [{ ...first, delay: `${delay}ms`, loss: loss / 100 }, ...others] };
}
