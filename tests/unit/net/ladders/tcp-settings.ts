import { PROFILES, type TcpProfile, type TcpSettings } from '../../../../src/lib/net/tcp/settings.ts';
import { milliseconds } from '../../../../src/lib/net/time.ts';

/** `profile=textbook`, `sack=off`, `initialWindow=2`; times in ms. */
export function tcpSettings(settings: Readonly<Record<string, string>>): TcpSettings {
  const base = PROFILES[(settings.profile ?? 'linux') as TcpProfile];
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (['profile', 'mtu', 'show'].includes(key)) continue;
    if (!(key in base)) throw new Error(`TCP has no setting ${key}`);
    if (value === 'on' || value === 'off') changed[key] = value === 'on';
    else if (key === 'receiveBuffer') changed[key] = { initial: Number(value), max: 6291456 };
    else if (TIMES.includes(key)) changed[key] = milliseconds(Number(value));
    else changed[key] = Number.isNaN(Number(value)) ? value : Number(value);
  }
  return { ...base, ...changed };
}

const TIMES = ['timerTick', 'initialRto', 'minRtoAboveRtt', 'minRto', 'maxRto', 'delayedAck', 'timeWait'];
