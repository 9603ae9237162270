import { hash } from './hash.ts';
import type { Computation, NumericQuestion, Variation } from './schema.ts';

/** The values of one try, by their names. */
export type Values = Readonly<Record<string, number | string>>;

/** A numeric question with its numbers: one of the many that a question with varying values stands for. */
export interface Instance {
  readonly values: Values;
  readonly key: number;
  /** In the order of the question's file. */
  readonly detectors: readonly number[];
}

/** What of a numeric question makes its numbers. */
export type Varying = Pick<NumericQuestion, 'vary' | 'derive' | 'key'> & {
  readonly detectors: readonly Computation[];
};

/** The question for a seed; seed 0 is the one its lesson shows. `compute` is the model that knows the computations. */
export function instanceOf(
  { vary, derive, key, detectors }: Varying,
  seed: number,
  compute: (computation: Computation) => number,
): Instance {
  const values: Record<string, number | string> = {};
  for (const [name, variation] of Object.entries(vary)) values[name] = pick(variation, name, seed);
  const computed = ({ compute: model, with: parameters }: Computation) =>
    compute({ compute: model, with: resolved(parameters, values) });
  for (const [name, computation] of Object.entries(derive)) values[name] = computed(computation);
  // A wrong answer may be made of the right one, and texts tell it: it has a name as well.
  values.key = computed(key);
  return { values, key: values.key, detectors: detectors.map(computed) };
}

/** The first seed, from `from` on, whose values are not those that are shown. */
export function nextSeed(vary: NumericQuestion['vary'], shown: number, from: number): number {
  const drawn = (seed: number) =>
    Object.entries(vary)
      .map(([name, variation]) => pick(variation, name, seed))
      .join();
  let next = from;
  while (drawn(next) === drawn(shown)) next++;
  return next;
}

/** A text with its `{name}`s filled in; numbers as the language writes them. Throws when there is no such value. */
export function withValues(text: string, values: Values, lang: 'ko' | 'en'): string {
  return text.replace(/\{([a-z][A-Za-z]*)(:plain)?\}/g, (_, name: string, plain: string | undefined) => {
    const value = values[name];
    if (value === undefined) throw new Error(`quiz: a text names {${name}}, but no such value varies`);
    if (typeof value === 'string' || plain) return String(value);
    return new Intl.NumberFormat(lang, { maximumSignificantDigits: 6 }).format(value);
  });
}

function pick(variation: Variation, name: string, seed: number): number | string {
  if (Array.isArray(variation))
    return variation[seed === 0 ? 0 : hash(`${name} ${seed}`) % variation.length]!;
  const { first, from, to } = variation as Exclude<Variation, readonly unknown[]>;
  return seed === 0 ? first : from + (hash(`${name} ${seed}`) % (to - from + 1));
}

function resolved(parameters: Computation['with'], values: Values): Computation['with'] {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (typeof value !== 'string' || !value.startsWith('$')) return [name, value];
      const given = values[value.slice(1)];
      if (given === undefined)
        throw new Error(`quiz: ${value} is not among the values that vary or are derived`);
      return [name, given];
    }),
  );
}
