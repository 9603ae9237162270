import { type Recording, repliesOf } from './experiment.ts';
import { preset, type Settings } from './settings.ts';

export const challengeStart = (tab: number): Partial<Settings> =>
  tab === 3 ? { server: 'one', browser: 'one', document: 'html' } : { ...preset, tab: 1 };

/** Whether one mail got through without an error. */
export function judgeMail(run: Recording | undefined): 'none' | 'lost' | 'errors' | 'solved' {
  if (run?.kind !== 'mail') return 'none';
  if (run.mails.length === 0) return 'lost';
  return repliesOf(run).some((code) => code.startsWith('5')) ? 'errors' : 'solved';
}

/** Whether both ends are of another make and a picture is shown. */
export function judgeWeb(settings: Settings, run: Recording | undefined): 'parts' | 'none' | 'solved' {
  const { browser, server, document } = settings;
  if (browser !== 'other' || server !== 'other' || document !== 'picture') return 'parts';
  return run?.kind === 'web' && run.shown === 'picture' ? 'solved' : 'none';
}
