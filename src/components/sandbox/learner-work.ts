import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Scenario } from '../../lib/net/scenario.ts';
import type { WorkRecord } from '../../lib/sandbox/work-record.ts';
import type { LabView } from './lab-view.ts';
import { LearnerFiles, sameTexts, type Texts } from './learner-files.ts';
import { LearnerNetwork } from './learner-network.ts';

/** Files and network at one moment. */
export interface Snapshot {
  readonly texts: Texts;
  readonly scenario: Scenario;
}

/**
 * All that a learner changes in a lab. What is replaced as a whole can be brought back. No DOM here; every field is a
 * signal that the page reads.
 */
export class LearnerWork {
  readonly files: LearnerFiles;
  readonly network: LearnerNetwork;
  readonly edited: ReadonlySignal<boolean>;
  /** What was there before it was last replaced as a whole: `undo` swaps the two, so neither is lost. */
  readonly discarded = signal<Snapshot | undefined>(undefined);
  /** This is somebody else's, and the learner has not gone on with it. */
  readonly foreign = signal(false);
  /** Hears of every change that the learner makes; not of what is brought back or shown from elsewhere. */
  onChange: () => void = () => {};

  constructor({ files, scenario }: Pick<LabView, 'files' | 'scenario'>) {
    this.files = new LearnerFiles(files);
    this.network = new LearnerNetwork(scenario);
    this.edited = computed(() => this.files.edited.value || this.network.edited.value);
    this.files.onChange = () => this.#change();
    this.network.onChange = () => this.#change();
  }

  get now(): Snapshot {
    return { texts: this.files.texts.value, scenario: this.network.scenario.value };
  }

  /** A file under another name; the processes that run it follow. */
  rename(from: string, to: string): void {
    batch(() => {
      this.files.rename(from, to);
      const scenario = this.network.scenario.value;
      if (!scenario.processes.some(({ file }) => file === from)) return;
      const processes = scenario.processes.map((one) => (one.file === from ? { ...one, file: to } : one));
      this.network.change({ ...scenario, processes });
    });
  }

  /** Puts the lab's own files and network back; `undo` brings the learner's back. */
  reset(): void {
    this.replace({ texts: this.files.own, scenario: this.network.own });
  }

  /** Puts other files, another network or both in the place of the learner's. */
  replace(other: Partial<Snapshot>): void {
    batch(() => {
      this.discarded.value = this.now;
      this.#show({ ...this.now, ...other });
      this.#change();
    });
  }

  /** Shows what is not the learner's: it is kept only when the learner goes on with it. */
  preview(record: WorkRecord): void {
    batch(() => {
      this.discarded.value = this.now;
      this.#show(this.#read(record));
      this.foreign.value = true;
    });
  }

  /** The learner's own work as it was kept. */
  restore(record: WorkRecord): void {
    this.#show(this.#read(record));
  }

  /** Back to what was there before; once more, and this is back. */
  undo(): void {
    const before = this.discarded.value;
    if (before) this.replace(before);
  }

  /** What the learner has made of the lab, as plain data. */
  record({ texts, scenario }: Snapshot = this.now): WorkRecord {
    const removed = [...this.files.own.keys()].filter((path) => !texts.has(path));
    return {
      texts: Object.fromEntries(texts),
      ...(removed.length > 0 && { removed }),
      ...(scenario !== this.network.own && { scenario }),
    };
  }

  snapshotOf(record: WorkRecord): Snapshot {
    return this.#read(record);
  }

  isSame({ texts, scenario }: Snapshot): boolean {
    const now = this.now;
    return sameTexts(texts, now.texts) && JSON.stringify(scenario) === JSON.stringify(now.scenario);
  }

  #show({ texts, scenario }: Snapshot): void {
    batch(() => {
      if (!sameTexts(texts, this.files.texts.value)) this.files.show(texts);
      this.network.show(scenario);
    });
  }

  /** A file of the lab that the record does not speak of is as the lab has it. */
  #read({ texts, removed = [], scenario = this.network.own }: WorkRecord): Snapshot {
    const own = [...this.files.own].filter(([path]) => !removed.includes(path));
    return { texts: new Map([...own, ...Object.entries(texts)]), scenario };
  }

  #change(): void {
    this.foreign.value = false;
    this.onChange();
  }
}
