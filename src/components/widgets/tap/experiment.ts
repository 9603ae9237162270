import { runTap, type TapRun } from '../../../lib/tls/tap.ts';
import { packetTimes } from '../../net/packet-times.ts';
import { type Experiment, THE_QUESTION } from '../frame/use-experiment.ts';
import { flipOf, messageOf, type Settings, settings } from './settings.ts';

/** What somebody on the path might get to know; all but the last, and that too without TLS. */
export const FACTS = ['addresses', 'port', 'name', 'length', 'time', 'secret'] as const;
export type Fact = (typeof FACTS)[number];

export interface Recording extends TapRun {
  readonly end: number;
  /** Times at which something happens (s), in order. */
  readonly moments: readonly number[];
}

/** W12: an eavesdropped connection; the guess names what can be known in spite of TLS, joined by plus signs. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-tap',
  settings,
  always: ['way', 'seed'],
  questions: { [THE_QUESTION]: (text) => (factsIn(text) ? text : undefined) },
  record,
  views: ['tab'],
};

/** The facts of a guess; undefined when it names others. */
export function factsIn(guess: string): readonly Fact[] | undefined {
  const named = guess.split('+');
  const facts = FACTS.filter((fact) => named.includes(fact));
  return facts.length === named.length ? facts : undefined;
}

export async function record(settings: Settings): Promise<Recording> {
  const flip = flipOf(settings);
  const { way, seed } = settings;
  const run = await runTap(
    { way, message: messageOf(settings), seed, ...(flip && { flip }) },
    globalThis.crypto.subtle,
  );
  const moments = packetTimes(run.events);
  return { ...run, moments, end: moments.at(-1)! };
}

export const nextEvent = ({ moments, end }: Recording, now: number): number =>
  moments.find((at) => at > now + 1e-9) ?? end;
