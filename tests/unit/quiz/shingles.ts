import { hash } from '../../../src/lib/quiz/hash.ts';

/** Words in a row that no two writers choose by chance. */
const LENGTH = 5;

/** Every run of five words of a text, as hashes: what is compared with them need not be here. */
export function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = words.slice(LENGTH - 1).map((_, start) => words.slice(start, start + LENGTH).join(' '));
  return new Set(shingles.map((shingle) => hash(shingle).toString(36)));
}
