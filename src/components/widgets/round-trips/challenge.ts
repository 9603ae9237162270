import { record } from './experiment.ts';
import { preset, type Settings, settings } from './settings.ts';

/** The first byte must be there by then (ms). */
export const DEADLINE = 200;

export const challengeStart: Settings = { ...preset, dns: 'yes', tab: 1 };

export type Verdict = 'no-dns' | 'closed' | 'late' | 'could-be-farther' | 'solved';

const withTls = (setting: Settings): number =>
  record(setting).lanes.find(({ setup }) => setup === 'tls-1.3')!.doneMs;

/** Whether the server is as far away as it may be with a look-up and TLS 1.3; if not, the first thing in the way. */
export function judge(setting: Settings): Verdict {
  if (setting.dns === 'no') return 'no-dns';
  if (setting.port === 'closed') return 'closed';
  if (withTls(setting) > DEADLINE) return 'late';
  const farther = setting.rtt + settings.rtt.step;
  return withTls({ ...setting, rtt: farther }) <= DEADLINE ? 'could-be-farther' : 'solved';
}
