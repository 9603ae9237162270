import { parseDuration } from './duration.ts';
import type { Field, ObjectField } from './field.ts';
import { parseRate } from './rate.ts';
import { ScenarioError } from './scenario-error.ts';

export const LARGEST_COUNT = 1e9;

/** The fields of `LinkConditions`. */
export const CONDITIONS = [
  'rate',
  'delay',
  'queue',
  'queueBytes',
  'mtu',
  'jitter',
  'duplicate',
  'reorder',
] as const;
const CHANGES = [...CONDITIONS, 'loss', 'down'];

export function readConditions(link: ObjectField): void {
  for (const rate of link.perDirection('rate')) rate.parsed('rate', parseRate);
  for (const delay of link.perDirection('delay')) delay.parsed('duration', parseDuration);
  for (const queue of link.perDirection('queue')) queue.wholeNumber(0, LARGEST_COUNT);
  for (const bytes of link.perDirection('queueBytes')) bytes.wholeNumber(0, LARGEST_COUNT);
  for (const mtu of link.perDirection('mtu')) mtu.wholeNumber(68, 65_535);
  for (const jitter of link.perDirection('jitter')) jitter.parsed('duration', parseDuration);
  for (const duplicate of link.perDirection('duplicate')) duplicate.probability();
  for (const each of link.perDirection('reorder')) {
    const reorder = each.object(['probability', 'by']);
    reorder.required('probability').probability();
    reorder.required('by').parsed('duration', parseDuration);
  }
}

/** `joined`: pairs of names that links join, as JSON, sorted. */
export function readLinkEvent(field: Field, joined: ReadonlyMap<string, string>): void {
  const event = field.object(['at', 'link', ...CHANGES]);
  event.required('at').parsed('duration', parseDuration);
  const link = event.required('link');
  const ends = link.list().map((end) => end.text());
  if (!joined.has(JSON.stringify(ends.toSorted()))) {
    throw new ScenarioError(link.path, { kind: 'joined-pair' }, link.value);
  }
  readConditions(event);
  for (const loss of event.perDirection('loss')) loss.probability();
  for (const down of event.perDirection('down')) down.boolean();
  if (CHANGES.every((name) => event.optional(name) === undefined)) {
    throw new ScenarioError(field.path, { kind: 'change', fields: CHANGES }, field.value);
  }
}
