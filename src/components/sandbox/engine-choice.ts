import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ABILITIES } from '../../lib/sandbox/abilities.ts';
import { chooseEngine, type EngineDecision } from '../../lib/sandbox/choose-engine.ts';
import type { Ability, EngineName } from '../../lib/sandbox/engine.ts';
import type { LabEngines } from '../../lib/sandbox/lab.ts';
import type { Obstacle } from '../../lib/sandbox/webcontainer/unavailable.ts';

/** Which engine runs a lab. No DOM here; every field is a signal that the page reads. */
export class EngineChoice {
  /** What the lab says, or what the learner's own project asks for. */
  readonly lab: ReadonlySignal<LabEngines>;
  readonly chosen = signal<EngineName | undefined>(undefined);
  /** Why a container cannot start here, as far as is known. */
  readonly obstacle = signal<Obstacle | undefined>(undefined);
  readonly decision: ReadonlySignal<EngineDecision>;

  constructor(lab: ReadonlySignal<LabEngines>) {
    this.lab = lab;
    this.decision = computed(() =>
      chooseEngine({
        first: lab.value.first ?? 'embedded',
        chosen: this.chosen.value,
        excluded: new Set(Object.keys(lab.value.not ?? {}) as EngineName[]),
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
    return this.lab.value.not?.[engine] !== undefined;
  }
}
