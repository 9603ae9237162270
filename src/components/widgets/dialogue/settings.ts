import type { WebParts } from '../../../lib/messages/web-parts.ts';
import { oneOf, presets, type Settings as SettingsOf, whole, words } from '../frame/setting.ts';

/** The lines of a mail, each with the letter it has in a link. */
export const LINES = {
  e: 'EHLO garam.lab',
  m: 'MAIL FROM:<garam@garam.lab>',
  r: 'RCPT TO:<narae@mail.lab>',
  d: 'DATA',
  t: 'See you at noon.',
  p: '.',
  q: 'QUIT',
} as const;
export type LineKey = keyof typeof LINES;
/** In the order that the rules ask for. */
export const KEYS = Object.keys(LINES) as LineKey[];

/** What the learner sets. */
export interface Settings {
  readonly tab: number;
  /** Letters of the lines, in the order they are sent. */
  readonly order: string;
  /** A line of the learner's own; empty for none. */
  readonly own: string;
  /** Before which line it is sent, from 1. */
  readonly at: number;
  readonly browser: WebParts['browser'];
  readonly server: WebParts['server'];
  readonly document: WebParts['document'];
}

export const LONGEST_LINE = 80;

export const settings = {
  tab: whole(1, { min: 1, max: 3 }),
  order: {
    // DATA comes too early.
    preset: 'edmrtpq',
    read: (text: string) => ([...text].sort().join('') === [...KEYS].sort().join('') ? text : undefined),
  },
  own: words('', { longest: LONGEST_LINE }),
  at: whole(1, { min: 1, max: KEYS.length + 1 }),
  browser: oneOf<WebParts['browser']>('one', ['one', 'other']),
  server: oneOf<WebParts['server']>('mail', ['one', 'other', 'mail']),
  document: oneOf<WebParts['document']>('html', ['html', 'picture']),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

/** The lines that the client will send. */
export function linesOf({ order, own, at }: Pick<Settings, 'order' | 'own' | 'at'>): readonly string[] {
  const lines = [...order].map((key): string => LINES[key as LineKey]);
  return own === '' ? lines : lines.toSpliced(at - 1, 0, own);
}
