import { averageOf, type Recording } from './recording.ts';
import { preset, type Settings } from './settings.ts';

export type Verdict = 'others-changed' | 'too-wide' | 'not-run' | 'too-narrow' | 'solved';

/** Where the challenge starts: four downloads and a wide line. */
export const challengeStart: Partial<Settings> = { ...preset, tab: 3 };

/** The line may be this wide, and I must still get so much (Mbit/s). */
const GOAL = { access: 4, rate: 2 };

/** Whether a line of a fifth of the width serves me as well, with the three others there. */
export function judge(settings: Settings, run: Recording | undefined): Verdict {
  if (settings.N !== preset.N || settings.udp !== preset.udp) return 'others-changed';
  if (settings.access > GOAL.access) return 'too-wide';
  if (!run) return 'not-run';
  return averageOf(run, 0) < GOAL.rate ? 'too-narrow' : 'solved';
}
