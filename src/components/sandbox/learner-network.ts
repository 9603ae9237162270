import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LinkDescription, Scenario } from '../../lib/net/scenario.ts';
import { type LinkSettings, linkName, sameSettings, settingsOf, withSettings } from './link-settings.ts';

/**
 * The hosts, links and processes of a lab as the learner has them, and the conditions of the next run: how the sliders
 * of the links stand, and the seed. No DOM here; every field is a signal that the page reads.
 */
export class LearnerNetwork {
  readonly scenario = signal<Scenario>({ hosts: {}, processes: [] });
  readonly edited: ReadonlySignal<boolean>;
  /** Where the sliders of a link were moved to, by `linkName`. */
  readonly moved = signal<ReadonlyMap<string, LinkSettings>>(new Map());
  /** Runs with the same seed lose the same packets. */
  readonly seed = signal(1);
  /** Hears of every change of the scenario that the learner makes. */
  onChange: () => void = () => {};
  readonly #own: Scenario;

  constructor(own: Scenario) {
    this.#own = own;
    this.scenario.value = own;
    this.seed.value = seedOf(own);
    this.edited = computed(() => !sameScenario(this.scenario.value, own));
  }

  /** As the lab comes. */
  get own(): Scenario {
    return this.#own;
  }

  get links(): readonly LinkDescription[] {
    return this.scenario.value.links ?? [];
  }

  /** Takes a scenario that the learner has made; it must have passed `readScenario`. */
  change(scenario: Scenario): void {
    this.show(scenario);
    this.onChange();
  }

  /** Shows a scenario that was kept, or comes from elsewhere. */
  show(scenario: Scenario): void {
    this.scenario.value = sameScenario(scenario, this.#own) ? this.#own : scenario;
  }

  settingsOf(link: LinkDescription): LinkSettings {
    return this.moved.value.get(linkName(link)) ?? settingsOf(link);
  }

  move(link: Pick<LinkDescription, 'between'>, settings: LinkSettings): void {
    this.moved.value = new Map(this.moved.value).set(linkName(link), settings);
  }

  /** What a run would start with now: the scenario itself where nothing was moved. */
  forRun(): Scenario {
    const scenario = this.scenario.value;
    const links = this.links.map((link) => {
      const settings = this.settingsOf(link);
      return sameSettings(settings, settingsOf(link)) ? link : withSettings(link, settings);
    });
    const seed = this.seed.value;
    if (seed === seedOf(scenario) && links.every((link, place) => link === this.links[place]))
      return scenario;
    return { ...scenario, ...(scenario.links && { links }), ...(seed !== seedOf(scenario) && { seed }) };
  }
}

const seedOf = ({ seed = 1 }: Scenario): number => seed;

const sameScenario = (one: Scenario, other: Scenario): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
