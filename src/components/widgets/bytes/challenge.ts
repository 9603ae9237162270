import { runOf } from './recording.ts';
import { preset, type Settings } from './settings.ts';

export type Verdict = 'not-tcp' | 'sizes-changed' | 'not-yet' | 'solved';

const GOAL = 4;

/** Whether the three writes of the preset became four events or more, over TCP; and how many it were. */
export function judge(settings: Settings): { readonly verdict: Verdict; readonly events: number } {
  const events = runOf(settings).reads.length;
  const isChanged = (['a', 'b', 'c'] as const).some((name) => settings[name] !== preset[name]);
  if (settings.protocol !== 'tcp') return { verdict: 'not-tcp', events };
  if (isChanged) return { verdict: 'sizes-changed', events };
  return { verdict: events >= GOAL ? 'solved' : 'not-yet', events };
}
