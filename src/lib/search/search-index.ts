import type { Entry, EntryKind } from './entry.ts';
import { excerptOf, markSpans, type Span, type Stretch } from './excerpt.ts';
import { findIn, type Occurrence } from './occurrence.ts';
import { type QueryWord, readQuery } from './query.ts';
import { corrections, wordsOf } from './typo.ts';
import { toInitials, toUnits, type Units } from './units.ts';

/** A result: the entry, and its title and a piece of its text with what was searched for marked. */
export interface Hit {
  readonly entry: Entry;
  readonly title: readonly Stretch[];
  readonly beside: readonly Stretch[];
  readonly excerpt: readonly Stretch[];
}

export interface Results {
  /** How many entries were found in all. */
  readonly count: number;
  /** The best of them, best first. */
  readonly hits: readonly Hit[];
}

/** The fields of an entry that are searched. */
interface Fields {
  readonly title: Units;
  readonly beside: Units;
  readonly text: Units;
}

/** The entries in which a word was found, by their place, and the form of them it was found in. */
interface Sought {
  readonly fields: readonly Fields[];
  readonly found: ReadonlyMap<number, Found>;
}

/** Where a word was found in one entry. */
interface Found {
  readonly score: number;
  readonly title: Occurrence | undefined;
  readonly beside: Occurrence | undefined;
  readonly text: Occurrence | undefined;
}

/** A word in a name counts as much at least, and so much more the more of the name it is. */
const NAME = 2.5;
const WHOLE_NAME = 8.5;
const NAME_BEGINS = 1.15;
const TEXT = 0.6;
/** The page's title is found in all its sections: it tells them from other pages', no more. */
const BESIDE = 0.4;
const PHRASE = 0.5;
const MISSPELT = 0.5;
/** A word often repeated counts little more than one used twice (the k1 and b of BM25). */
const SATURATION = 1.2;
const LENGTH_INFLUENCE = 0.6;
const KINDS: Readonly<Record<EntryKind, number>> = {
  term: 1.3,
  lesson: 1,
  widget: 1,
  lab: 1,
  page: 0.8,
  question: 0.5,
};
/** What stands before a page's first heading says what is to come, not the thing itself. */
const OPENING = 0.5;
/** Entries that lack more than half of what was asked, weighed by rarity, are not about it. */
const LEAST_COVERED = 0.5;
const EXCERPT_LENGTH = 110;
const MOST_KNOWN = 64;

/** The entries of one language, ready to be searched. Building takes some tens of milliseconds, a search a few. */
export class SearchIndex {
  readonly #entries: readonly Entry[];
  readonly #fields: readonly Fields[];
  readonly #averageLength: number;
  #initials: readonly Fields[] | undefined;
  /** All words, by their first letter: hardly anyone slips on that one. */
  readonly #vocabulary: ReadonlyMap<string, readonly string[]>;
  /** Words looked for lately: at each keystroke only the word that is being typed is new. */
  readonly #known = new Map<string, Sought>();

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#fields = entries.map((entry) => fieldsOf(entry, toUnits));
    const words = new Set<string>();
    for (const { title, text } of this.#fields) {
      wordsOf(title, words);
      wordsOf(text, words);
    }
    this.#vocabulary = Map.groupBy(words, (word) => word[0]!);
    const units = this.#fields.reduce((sum, { text }) => sum + text.text.length, 0);
    this.#averageLength = units / Math.max(1, entries.length);
  }

  /** The entries that hold the words of the query, best first, at most `limit`. An empty query finds nothing. */
  search(query: string, limit = 12): Results {
    const words = readQuery(query);
    const sought = words.map((word) => this.#findWord(word)).filter(({ found }) => found.size > 0);
    if (sought.length === 0) return { count: 0, hits: [] };
    const phrase = words.length > 1 ? this.#findPhrase(words) : new Map<number, Found>();
    const rarities = sought.map(({ found }) => this.#rarity(found.size));
    const whole = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const places = new Set(sought.flatMap(({ found }) => [...found.keys()]));
    const kept: { readonly place: number; readonly score: number }[] = [];
    for (const place of places) {
      let score = (phrase.get(place)?.score ?? 0) * PHRASE * whole;
      let covered = 0;
      for (const [index, { found }] of sought.entries()) {
        const here = found.get(place);
        if (here === undefined) continue;
        score += here.score * rarities[index]!;
        covered += rarities[index]!;
      }
      if (covered < whole * LEAST_COVERED) continue;
      kept.push({ place, score: score * (covered / whole) ** 3 * this.#importance(place) });
    }
    // Of equals the one that comes earlier in the course.
    kept.sort((one, other) => other.score - one.score || one.place - other.place);
    const hits = kept.slice(0, limit).map(({ place }) => this.#hit(place, sought));
    return { count: kept.length, hits };
  }

  #importance(place: number): number {
    const { kind, href } = this.#entries[place]!;
    return KINDS[kind] * (href.includes('#') ? 1 : OPENING);
  }

  /** Inverse document frequency, as in BM25. */
  #rarity(entries: number): number {
    return Math.log(1 + (this.#entries.length - entries + 0.5) / (entries + 0.5));
  }

  /** The entries that hold a word in any of its variants; those of its likely spellings when no entry does. */
  #findWord(word: QueryWord): Sought {
    const name = `${word.initials} ${word.variants.map(({ units }) => units).join(' ')}`;
    const known = this.#known.get(name);
    if (known) return known;
    const sought = this.#findNewWord(word);
    if (this.#known.size >= MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(name, sought);
    return sought;
  }

  #findNewWord({ variants, initials }: QueryWord): Sought {
    const fields = initials ? this.#fieldsOfInitials() : this.#fields;
    const found = this.#findAny(fields, variants);
    if (found.size > 0 || initials) return { fields, found };
    const spellings = variants.flatMap(({ units, weight }) =>
      corrections(units, this.#vocabulary.get(units[0]!) ?? []).map((spelling) => ({
        units: spelling,
        weight: weight * MISSPELT,
      })),
    );
    return { fields, found: this.#findAny(fields, spellings) };
  }

  #findPhrase(words: readonly QueryWord[]): Map<number, Found> {
    const units = words.map(({ variants }) => variants[0]!.units).join('');
    return this.#findAny(this.#fields, [{ units, weight: 1 }]);
  }

  #findAny(fields: readonly Fields[], variants: QueryWord['variants']): Map<number, Found> {
    const all = new Map<number, Found>();
    for (const { units, weight } of variants) {
      for (const [place, field] of fields.entries()) {
        const found = this.#findInEntry(place, field, units, weight);
        if (found && found.score > (all.get(place)?.score ?? 0)) all.set(place, found);
      }
    }
    return all;
  }

  #findInEntry(place: number, fields: Fields, units: string, weight: number): Found | undefined {
    const title = findIn(fields.title, units);
    const beside = findIn(fields.beside, units);
    const text = findIn(fields.text, units);
    if (!title && !beside && !text) return undefined;
    const isTerm = this.#entries[place]!.kind === 'term';
    const byName = title ? title.fit * nameWeight(fields.title, units, title) : 0;
    const byOtherName = beside
      ? beside.fit * (isTerm ? nameWeight(fields.beside, units, beside) : BESIDE)
      : 0;
    const byText = text ? text.fit * TEXT * this.#frequency(text.count, fields.text.text.length) : 0;
    return { score: weight * (Math.max(byName, byOtherName) + byText), title, beside, text };
  }

  #frequency(count: number, length: number): number {
    const relative = 1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * (length / this.#averageLength);
    return (count * (SATURATION + 1)) / (count + SATURATION * relative);
  }

  #hit(place: number, sought: readonly Sought[]): Hit {
    const entry = this.#entries[place]!;
    const inTitle: Span[] = [];
    const inBeside: Span[] = [];
    const inText: Span[] = [];
    for (const { fields, found } of sought) {
      const here = found.get(place);
      if (here?.title) inTitle.push(spanOf(fields[place]!.title, here.title));
      if (here?.beside) inBeside.push(spanOf(fields[place]!.beside, here.beside));
      if (here?.text) inText.push(spanOf(fields[place]!.text, here.text));
    }
    return {
      entry,
      title: markSpans(entry.title, inTitle),
      beside: markSpans(entry.beside, inBeside),
      excerpt: excerptOf(entry.text, inText, EXCERPT_LENGTH),
    };
  }

  /** By initials only names are found: in a long text two letters in a row stand everywhere. */
  #fieldsOfInitials(): readonly Fields[] {
    this.#initials ??= this.#entries.map(({ title, beside }) =>
      fieldsOf({ title, beside, text: '' }, toInitials),
    );
    return this.#initials;
  }
}

type Named = Pick<Entry, 'title' | 'beside' | 'text'>;

function fieldsOf({ title, beside, text }: Named, take: (source: string) => Units): Fields {
  return { title: take(title), beside: take(beside), text: take(text) };
}

const spanOf = ({ origin }: Units, { from, to }: Occurrence): Span => [origin[from]!, origin[to - 1]! + 1];

/** The more of a name the word is, the more it is meant. */
function nameWeight({ text }: Units, units: string, { from }: Occurrence): number {
  const share = Math.min(1, units.length / text.length);
  return (NAME + WHOLE_NAME * share ** 2) * (from === 0 ? NAME_BEGINS : 1);
}
