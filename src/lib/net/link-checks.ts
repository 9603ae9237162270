import type { Reordering } from './disturbances.ts';
import type { Rule } from './rules.ts';
import type { Time } from './time.ts';

/** Least MTU of an IPv4 link (RFC 791 §3.2). */
const LEAST_MTU = 68;
/** In bit/s. The largest packet takes six days then, which a run's clock can still hold. */
export const LEAST_RATE = 1;

// Values a link can have; each throws an Error that names the setting and the value.

export function checkedRate(rate: number): number {
  if (!(rate >= LEAST_RATE))
    throw new Error(`a link's rate must be at least ${LEAST_RATE} bit/s, not ${rate}`);
  return rate;
}

export function checkedMtu(mtu: number): number {
  if (!Number.isInteger(mtu) || mtu < LEAST_MTU || mtu > 65_535) {
    throw new Error(`a link's mtu must be a whole number from ${LEAST_MTU} to 65535, not ${mtu}`);
  }
  return mtu;
}

export function checkedTime(name: string, time: Time): Time {
  if (!Number.isSafeInteger(time) || time < 0)
    throw new Error(`a link's ${name} must be a whole number of nanoseconds, not ${time}`);
  return time;
}

export function checkedProbability(name: string, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new Error(`a link's ${name} must be a probability from 0 to 1, not ${probability}`);
  }
  return probability;
}

export function checkedCount(name: string, count: number): number {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new Error(`a link's ${name} must be a whole number from 0, not ${count}`);
  return count;
}

export function checkedReordering({ probability, by }: Reordering): Reordering {
  return { probability: checkedProbability('reorder', probability), by: checkedTime('reorder', by) };
}

export function checkedRules(rules: readonly Rule[]): readonly Rule[] {
  for (const [index, { nth }] of rules.entries()) {
    if (!Number.isSafeInteger(nth) || nth < 1)
      throw new Error(`a link's rules[${index}].nth must be a whole number from 1, not ${nth}`);
  }
  return rules;
}
