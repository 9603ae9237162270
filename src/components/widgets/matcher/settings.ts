import { APPLICATIONS, type ApplicationId, type Transport } from '../../../lib/experiments/applications.ts';
import { oneOf, presets, type Settings as SettingsOf, whole } from '../frame/setting.ts';

/** Which of what the application needs nobody on the Internet promises, as the learner says. */
export type Unmet = 'none' | 'throughput' | 'delay' | 'both';

export interface Settings {
  readonly app: ApplicationId;
  readonly transport: Transport;
  /** TLS, or DTLS, on top. */
  readonly tls: 'no' | 'yes';
  readonly unmet: Unmet;
  readonly seed: number;
}

export const transports: readonly Transport[] = ['tcp', 'udp', 'quic'];
export const unmets: readonly Unmet[] = ['none', 'throughput', 'delay', 'both'];
const ids = APPLICATIONS.map(({ id }) => id);

export const settings = {
  app: oneOf<ApplicationId>('call', ids),
  transport: oneOf<Transport>('tcp', transports),
  tls: oneOf('no', ['no', 'yes']),
  unmet: oneOf<Unmet>('none', unmets),
  seed: whole(3, { min: 0, max: 4_294_967_295 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

export const applicationOf = ({ app }: Settings) => APPLICATIONS.find(({ id }) => id === app)!;
