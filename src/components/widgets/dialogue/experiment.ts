import { type DialogueRun, smtpDialogue } from '../../../lib/messages/smtp-dialogue.ts';
import { swapParts, type WebRun } from '../../../lib/messages/web-parts.ts';
import { packetTimes } from '../../net/packet-times.ts';
import type { Experiment } from '../frame/use-experiment.ts';
import { KEYS, linesOf, type Settings, settings } from './settings.ts';

/** What a server may reply to a line; `none` for the lines of a mail. */
export const CODES = ['250', '354', '221', '500', '501', '503', 'none'] as const;
export type Code = (typeof CODES)[number];

/** A mail conversation. */
export interface Mailing extends DialogueRun {
  readonly kind: 'mail';
  readonly end: number;
  readonly moments: readonly number[];
}

/** A page asked for with some parts swapped. */
export interface Surfing extends WebRun {
  readonly kind: 'web';
  readonly end: number;
  readonly moments: readonly number[];
}

export type Recording = Mailing | Surfing;

export const WORKS = ['shown', 'not-shown'] as const;

/** W15: the order of a mail conversation, and which parts of the Web must agree. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-dialogue',
  settings,
  always: ['tab'],
  questions: {
    codes: (text) => (codesIn(text) ? text : undefined),
    works: (text) => WORKS.find((one) => one === text),
  },
  questionOf: ({ tab }) => (tab === 3 ? 'works' : 'codes'),
  record,
  views: [],
};

/** The codes of a guess, one for each line of the mail; undefined when it is not that. */
export function codesIn(guess: string): readonly Code[] | undefined {
  const named = guess.split('+');
  const codes = named.flatMap((name) => CODES.find((code) => code === name) ?? []);
  return named.length === KEYS.length && codes.length === KEYS.length ? codes : undefined;
}

export function record(settings: Settings): Recording {
  if (settings.tab === 3) {
    const run = swapParts(settings);
    const moments = packetTimes(run.events);
    return { kind: 'web', ...run, moments, end: moments.at(-1)! };
  }
  const run = smtpDialogue(linesOf(settings.tab === 2 ? settings : { ...settings, own: '' }));
  const moments = packetTimes(run.events);
  return { kind: 'mail', ...run, moments, end: moments.at(-1)! };
}

/** The code that each of the client's lines was answered with, or `none`; lines never sent are left out. */
export const repliesOf = ({ said }: Mailing): readonly string[] =>
  said.filter(({ by }) => by === 'client').map(({ code }) => (code === undefined ? 'none' : String(code)));

export const nextEvent = ({ moments, end }: Recording, now: number): number =>
  moments.find((at) => at > now + 1e-9) ?? end;
