import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { Insertion } from '../labs/insertion.ts';
import type { LearnerWork } from '../sandbox/learner-work.ts';

/**
 * Puts lines into a file of the learner's in the place of others, which undo brings back. Gives the first of them, or
 * nothing when the text that they replace is not there any more.
 */
export function insertLines(
  work: LearnerWork,
  { file, instead, text }: Pick<Insertion, 'file' | 'instead' | 'text'>,
): SourcePosition | undefined {
  const before = work.files.texts.value;
  const own = before.get(file);
  const place = own?.indexOf(instead) ?? -1;
  if (own === undefined || place < 0) return undefined;
  const inserted = own.slice(0, place) + text + own.slice(place + instead.length);
  work.replace({ texts: new Map(before).set(file, inserted) });
  return { file, line: own.slice(0, place).split('\n').length, column: 1 };
}
