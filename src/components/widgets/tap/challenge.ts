import type { Recording } from './experiment.ts';
import { messageOf, preset, type Settings } from './settings.ts';

export type Verdict = 'none' | 'noticed' | 'harmless' | 'solved';

/** Where the challenge starts: over TLS, with the byte to be chosen. */
export const challengeStart: Settings = { ...preset, tab: 3 };

/** Whether the password was changed on the way and nobody noticed. */
export function judge(settings: Settings, run: Recording | undefined): Verdict {
  if (settings.flip === '' || !run) return 'none';
  if (run.endings.length > 0) return 'noticed';
  return run.received !== undefined && run.received !== messageOf(settings) ? 'solved' : 'harmless';
}
