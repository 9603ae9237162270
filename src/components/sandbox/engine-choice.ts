import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ABILITIES } from '../../lib/sandbox/abilities.ts';
import { chooseEngine, type EngineDecision } from '../../lib/sandbox/choose-engine.ts';
import type { Ability, EngineName } from '../../lib/sandbox/engine.ts';
import type { LabEngines } from '../../lib/sandbox/lab.ts';
import type { Obstacle } from '../../lib/sandbox/webcontainer/unavailable.ts';

/** Which engine runs a lab. No DOM here; every field is a signal that the page reads. */
export class EngineChoice {
  readonly lab: LabEngines;
  readonly chosen = signal<EngineName | undefined>(undefined);
  /** Why a container cannot start here, as far as is known. */
  readonly obstacle = signal<Obstacle | undefined>(undefined);
  readonly decision: ReadonlySignal<EngineDecision>;

  constructor(lab: LabEngines) {
    this.lab = lab;
    const excluded = new Set(Object.keys(lab.not ?? {}) as EngineName[]);
    this.decision = computed(() =>
      chooseEngine({
        first: lab.first ?? 'embedded',
        chosen: this.chosen.value,
        excluded,
        obstacle: this.obstacle.value,
      }),
    );
  }

  get engine(): EngineName {
    return this.decision.value.engine;
  }

  can(ability: Ability): boolean {
    return ABILITIES[this.engine].has(ability);
  }

  excludes(engine: EngineName): boolean {
    return this.lab.not?.[engine] !== undefined;
  }
}
