import type { Recording } from './recording.ts';
import { type Settings, scenes } from './settings.ts';

/** Four servers, 300 requests a second, within this mean time (s). */
const goal = { rate: 300, c: 4, B: 50, seconds: 0.02 };

/** Where the challenge starts: the way of sharing out that takes twice as long. */
export const challengeStart: Partial<Settings> = {
  ...scenes[2],
  tab: 3,
  rate: goal.rate,
  c: goal.c,
  policy: 'random',
};

export type Verdict = 'other-load' | 'not-run' | 'too-slow' | 'solved';

/** Whether these settings meet the challenge, by what many requests come to. */
export function judge(settings: Settings, recording: Recording | undefined): Verdict {
  const { rate, c, B } = settings;
  if (rate !== goal.rate || c !== goal.c || B !== goal.B) return 'other-load';
  if (!recording) return 'not-run';
  return recording.longRun.mean <= goal.seconds ? 'solved' : 'too-slow';
}
