import { useMemo } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import { Meanings } from './packet-meaning.ts';
import type { TraceView } from './trace-view.ts';

/** Reads what packets mean, in their order, each once; a view that grows goes on where the one before ended. */
class GrowingMeanings {
  readonly #meanings: Meanings;
  #read = 0;

  constructor(lang: Language, { numbers }: TraceView) {
    this.#meanings = new Meanings(lang, numbers);
  }

  readTo({ everyHop }: TraceView): void {
    for (; this.#read < everyHop.length; this.#read++) this.#meanings.of(everyHop[this.#read]!);
  }

  of = (hop: Hop): string => this.#meanings.of(hop);
}

/** What each packet of a run means, in words. Views of one run share their `numbers`. */
export function useMeanings(view: TraceView, lang: Language): (hop: Hop) => string {
  const meanings = useMemo(() => new GrowingMeanings(lang, view), [view.numbers, lang]);
  meanings.readTo(view);
  return meanings.of;
}
