import type { EngineName } from './engine.ts';
import type { Obstacle } from './webcontainer/unavailable.ts';

export interface EngineWish {
  /** The engine the lab opens with. */
  readonly first: EngineName;
  /** What the learner chose last, if ever. */
  readonly chosen?: EngineName | undefined;
  /** Engines the lab cannot run on. */
  readonly excluded: ReadonlySet<EngineName>;
  /** Why a container cannot start here, as far as is known. */
  readonly obstacle?: Obstacle | undefined;
}

export interface EngineDecision {
  readonly engine: EngineName;
  /** The engine that was wanted and is not opened: the lab excludes it, or something is in its way. */
  readonly instead?: { readonly of: EngineName; readonly why: 'lab' | Obstacle };
}

/**
 * The engine a lab opens with: the learner's choice, else the lab's. Where that one cannot run, the other; where the
 * lab excludes the other, the wanted one all the same, so that it can say why it does not start.
 */
export function chooseEngine({ first, chosen, excluded, obstacle }: EngineWish): EngineDecision {
  const wanted = chosen ?? first;
  const other = wanted === 'embedded' ? 'webcontainer' : 'embedded';
  const why = excluded.has(wanted) ? 'lab' : wanted === 'webcontainer' ? obstacle : undefined;
  if (why === undefined || excluded.has(other)) return { engine: wanted };
  return { engine: other, instead: { of: wanted, why } };
}
