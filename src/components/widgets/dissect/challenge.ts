import { understood } from '../../../lib/messages/table-talk.ts';
import type { Asking, Reading, Recording, Talking } from './experiment.ts';
import { preset, type Settings, tableOf } from './settings.ts';

/** The byte of the DNS query that holds the length of its first label: the first after the header of 12. */
const LABEL_LENGTH = 12;
export const NAME = '가람 나래';

/** Where each tab's challenge starts. */
export function challengeStart(tab: number): Partial<Settings> {
  if (tab === 1) return { sample: 'dns-query' };
  if (tab === 2) return { ...preset, tab, empty: 'yes' };
  return { ...preset, tab };
}

/** Whether the byte that was pressed is the one. */
export function judgeRead(
  run: Reading | undefined,
  pinned: number | undefined,
): 'other' | 'none' | 'wrong' | 'solved' {
  if (run?.sample !== 'dns-query') return 'other';
  if (pinned === undefined) return 'none';
  return pinned === LABEL_LENGTH ? 'solved' : 'wrong';
}

/** Whether the server says 200 where RFC 9112 §3.2 asks for 400. */
export function judgeAsk(
  settings: Settings,
  run: Asking | undefined,
): 'none' | 'not200' | 'allowed' | 'solved' {
  if (!run) return 'none';
  if (run.status !== 200) return 'not200';
  return settings.hosts === 'two' ? 'solved' : 'allowed';
}

/** Whether the name with a space in it and all else got through. */
export function judgeTalk(
  settings: Settings,
  run: Talking | undefined,
): 'name' | 'none' | 'broken' | 'solved' {
  const requests = tableOf(settings).types.filter(({ from }) => from === 'client');
  if (!requests.some(({ fields }) => fields.some(({ example }) => example === NAME))) return 'name';
  if (!run) return 'none';
  return understood(run.talk) === requests.length ? 'solved' : 'broken';
}

/** The run, where it is of this kind. */
export const runOf = <Kind extends Recording['kind']>(
  run: Recording | undefined,
  kind: Kind,
): Extract<Recording, { kind: Kind }> | undefined =>
  run?.kind === kind ? (run as Extract<Recording, { kind: Kind }>) : undefined;
