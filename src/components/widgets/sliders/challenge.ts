import { countOf } from '../../../lib/experiments/voice.ts';
import type { Recording } from './recording.ts';
import { type Settings, scenes } from './settings.ts';

export type Verdict = 'loss-changed' | 'not-run' | 'not-yet' | 'solved';

/** Where the challenge starts: the call far away. */
export const challengeStart: Partial<Settings> = { ...scenes[1]!.start, tab: 2 };

/** Whether more frames come in time over TCP than over UDP, with the loss as it was. */
export function judge({ loss }: Settings, run: Recording | undefined): Verdict {
  if (loss !== challengeStart.loss) return 'loss-changed';
  if (!run) return 'not-run';
  return countOf(run.tcp.frames, 'on-time') > countOf(run.udp.frames, 'on-time') ? 'solved' : 'not-yet';
}
