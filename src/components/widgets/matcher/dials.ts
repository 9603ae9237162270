import type { Application, Needs } from '../../../lib/experiments/applications.ts';

/** The four yardsticks, with what each dial can be set to. */
export const dials = {
  loss: ['intolerant', 'tolerant'],
  throughput: ['elastic', 'floor'],
  delay: ['any', 'seconds', 'interactive'],
  security: ['open', 'secure'],
} as const satisfies { readonly [K in keyof Needs]: readonly Needs[K][] };

export type Dial = keyof typeof dials;
export const dialNames = Object.keys(dials) as Dial[];

/** Dials that are set, all of them or some. */
export type Setting = { readonly [K in Dial]?: Needs[K] };

/** Dials as one word, so that a link can say them. */
export const formatNeeds = (needs: Needs): string => dialNames.map((name) => needs[name]).join('-');

/** The dials that a word says; undefined when it says anything else. */
export function readNeeds(text: string): Needs | undefined {
  const values = text.split('-');
  if (values.length !== dialNames.length) return undefined;
  const known = dialNames.every((name, place) => (dials[name] as readonly string[]).includes(values[place]!));
  return known
    ? (Object.fromEntries(dialNames.map((name, place) => [name, values[place]])) as unknown as Needs)
    : undefined;
}

export type DialVerdict = 'right' | 'also' | 'wrong';

/** How a dial stands to what the application needs; other answers with good grounds are taken, too. */
export function judgeDial(application: Application, needs: Needs, dial: Dial): DialVerdict {
  if (needs[dial] === application.needs[dial]) return 'right';
  return needs[dial] === application.also[dial] ? 'also' : 'wrong';
}
