import type { Ability, EngineName } from './engine.ts';

/** What each engine can do, known before it is loaded. */
export const ABILITIES: Readonly<Record<EngineName, ReadonlySet<Ability>>> = {
  embedded: new Set(['packets', 'link-conditions', 'udp', 'hosts', 'virtual-time', 'control']),
  webcontainer: new Set(['terminal', 'npm', 'preview']),
};
