type Rest = { readonly entries: unknown[]; readonly keyed: boolean };
type Next = (this: unknown) => IteratorResult<unknown, unknown>;

const prototypes = {
  map: Object.getPrototypeOf(new Map().entries()) as { next: Next },
  set: Object.getPrototypeOf(new Set().values()) as { next: Next },
};
const { isPrototypeOf: isBehind } = Object.prototype;
const read = new WeakMap<object, Rest>();
const replaced = new Set<object>();

const isIterator = (prototype: object) => (value: unknown) =>
  isBehind.call(prototype, value as object) &&
  !Object.hasOwn(value as object, 'next') &&
  !Object.hasOwn(value as object, Symbol.toStringTag);

export const isMapIterator = isIterator(prototypes.map);
export const isSetIterator = isIterator(prototypes.set);

/** From now on iterators that have been read ahead give what was read. Not sooner: it makes every loop slower. */
function replaceNext(prototype: { next: Next }): Next {
  const hostNext = originals.get(prototype)!;
  if (replaced.has(prototype)) return hostNext;
  replaced.add(prototype);
  const { next } = {
    next(this: object): IteratorResult<unknown, unknown> {
      const rest = read.get(this);
      if (!rest || rest.entries.length === 0) return hostNext.call(this);
      return { value: rest.entries.shift(), done: false };
    },
  };
  Object.defineProperty(prototype, 'next', { value: next, writable: true, configurable: true });
  return hostNext;
}
const originals = new Map([prototypes.map, prototypes.set].map((prototype) => [prototype, prototype.next]));

/** `entries()` makes a fresh pair for each entry; an iterator over keys or values gives what the program put in. */
const isPair = (item: unknown): item is [unknown, unknown] =>
  Array.isArray(item) && item.length === 2 && Object.isExtensible(item) && Reflect.ownKeys(item).length === 3;

/**
 * What an iterator of a Map or a Set would give next, for util.inspect. It must be read to be seen; what was read is
 * handed out later, so the program notices only if it changes the collection in between. Pairs that the program put
 * in as keys or values look like entries.
 */
export function iteratorRest(iterator: object): Rest {
  const isMap = isMapIterator(iterator);
  const hostNext = replaceNext(isMap ? prototypes.map : prototypes.set);
  const known = read.get(iterator);
  const entries = known ? [...known.entries] : [];
  for (let step = hostNext.call(iterator); !step.done; step = hostNext.call(iterator))
    entries.push(step.value);
  const keyed =
    known?.keyed ??
    (entries.length > 0 && entries.every((item) => isPair(item) && (isMap || Object.is(item[0], item[1]))));
  read.set(iterator, { entries, keyed });
  return { entries: keyed ? (entries as unknown[][]).flat() : [...entries], keyed };
}
