import { boundsOf } from './model.ts';
import { preset, type Settings } from './settings.ts';

/** N = 100 within this many seconds, with the server and the file of the preset. */
const goal = { receivers: 100, seconds: 1000 };

/** Where the challenge starts: peers that upload so little that it takes 2,667 s. */
export const challengeStart: Settings = { ...preset, N: goal.receivers, u: 2, tab: 2 };

export type Verdict = 'other-receivers' | 'server-changed' | 'file-changed' | 'too-slow' | 'solved';

/** Whether these settings meet the challenge, by the model's bound; if not, the first thing in the way. */
export function judge(settings: Settings): Verdict {
  if (settings.us !== preset.us) return 'server-changed';
  if (settings.F !== preset.F) return 'file-changed';
  if (settings.N !== goal.receivers) return 'other-receivers';
  return boundsOf(settings).peerToPeer.time <= goal.seconds ? 'solved' : 'too-slow';
}
