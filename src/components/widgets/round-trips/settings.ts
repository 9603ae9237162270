import type { Setup } from '../../../lib/experiments/first-byte.ts';
import { oneOf, presets, type Settings as SettingsOf, whole } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  /** Round-trip time (ms). */
  readonly rtt: number;
  /** Whether the server's address must be asked for first. */
  readonly dns: 'no' | 'yes';
  /** Whether anybody listens at the server's port. */
  readonly port: 'open' | 'closed';
  /** Which controls are shown. */
  readonly tab: number;
}

export const SETUPS: readonly Setup[] = ['tcp', 'tls-1.3', 'tls-1.2', 'quic', 'quic-0rtt'];
/** Those that protect what is said: the four to put in order. */
export const SECURE: readonly Setup[] = ['tls-1.2', 'quic', 'tls-1.3', 'quic-0rtt'];

export const settings = {
  rtt: whole(100, { min: 10, max: 400, step: 10 }),
  dns: oneOf<Settings['dns']>('no', ['no', 'yes']),
  port: oneOf<Settings['port']>('open', ['open', 'closed']),
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);
