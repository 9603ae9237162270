import { MESSAGES } from '../../../lib/experiments/meddling.ts';
import { readDeeds } from './deeds.ts';
import { type Recording, record } from './experiment.ts';
import type { Settings } from './settings.ts';

export type Verdict = 'not-tcp' | 'not-one' | 'not-yet' | 'solved';

export const challengeStart: Settings = { protocol: 'tcp', deeds: '', tab: 3 };

/** How much later than without any deed the last message has to come (ms). */
const GOAL = 1000;

const lastDelivery = ({ deliveries }: Recording): number =>
  deliveries.flatMap(({ messages }) => messages).length < MESSAGES ? Number.NaN : deliveries.at(-1)!.atMs;

/** Whether one dropped packet has put off the last message by more than a second. */
export function judge(settings: Settings): Verdict {
  if (settings.protocol !== 'tcp') return 'not-tcp';
  const deeds = readDeeds(settings.deeds)!;
  if (deeds.length !== 1 || deeds[0]!.what !== 'drop') return 'not-one';
  const late = lastDelivery(record(settings)) - lastDelivery(record({ ...settings, deeds: '' }));
  return late > GOAL ? 'solved' : 'not-yet';
}
