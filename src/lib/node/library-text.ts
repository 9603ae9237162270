import packed from 'ieum:library';
import { indent } from './indentation.ts';

const texts = new Map<string, string>();

/** The modules of Node's library that this build carries. */
export const libraryIds: readonly string[] = Object.keys(packed);

/** The text of a module of Node's library, line for line and column for column. */
export function libraryText(id: string): string | undefined {
  const known = texts.get(id);
  const text = packed[id];
  if (known !== undefined || text === undefined) return known;
  const whole = indent(text);
  texts.set(id, whole);
  return whole;
}
