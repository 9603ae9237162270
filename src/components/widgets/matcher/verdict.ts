import type { Application } from '../../../lib/experiments/applications.ts';
import type { Settings } from './settings.ts';

/** The application runs over it today, and first of all; it does, too; it does not. */
export type TransportVerdict = 'usual' | 'also' | 'unfit';

export function judgeTransport({ transports }: Application, { transport }: Settings): TransportVerdict {
  if (transports[0] === transport) return 'usual';
  return transports.includes(transport) ? 'also' : 'unfit';
}

/** Whether nobody on the way can read or change what is sent, where that matters. */
export const isGuarded = ({ needs, also }: Application, { transport, tls }: Settings): boolean =>
  needs.security === 'open' || also.security === 'open' || tls === 'yes' || transport === 'quic';

/** What the application needs and nobody promises: throughput, and time. */
export const unpromised = ({ needs }: Application) => ({
  throughput: needs.throughput === 'floor',
  delay: needs.delay !== 'any',
});

/** Whether the learner has named all of it. What it does not need is not promised either, so naming more is no mistake. */
export function isUnmetRight(application: Application, { unmet }: Settings): boolean {
  const { throughput, delay } = unpromised(application);
  return (
    (!throughput || unmet === 'throughput' || unmet === 'both') &&
    (!delay || unmet === 'delay' || unmet === 'both')
  );
}
