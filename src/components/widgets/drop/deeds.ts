import type { Deed, Side } from '../../../lib/experiments/meddling.ts';
import type { Setting } from '../frame/setting.ts';

const sides = { c: 'client', s: 'server.lab' } as const satisfies Record<string, Side>;
/** As a link writes a deed: `drop-c5-320` drops the client's fifth packet at 320 ms. */
const form = /^(drop|duplicate|delay)-([cs])([1-9]\d?)-(\d{1,5})$/;
/** More than anybody needs, and few enough that a run stays short. */
const MOST = 12;

/** Deeds as one word, so that they can stand in a link and be compared. */
export const formatDeeds = (deeds: readonly Deed[]): string =>
  deeds
    .map(({ what, from, nth, atMs }) => `${what}-${from === 'client' ? 'c' : 's'}${nth}-${Math.round(atMs)}`)
    .join('.');

/** The deeds that a word says; undefined when it says anything else. */
export function readDeeds(text: string): Deed[] | undefined {
  if (text === '') return [];
  const deeds: Deed[] = [];
  for (const part of text.split('.')) {
    const [, what, side, nth, atMs] = form.exec(part) ?? [];
    if (what === undefined) return undefined;
    deeds.push({
      what: what as Deed['what'],
      from: sides[side as keyof typeof sides],
      nth: Number(nth),
      atMs: Number(atMs),
    });
  }
  return deeds.length <= MOST ? deeds : undefined;
}

/** The deeds as a setting: a word that can be read. */
export const deeds = (preset: string): Setting<string> => ({
  preset,
  read: (text) => (readDeeds(text) ? text : undefined),
});

/** Whether one more can be done. */
export const isRoom = (done: readonly Deed[]): boolean => done.length < MOST;
