import { signal } from '@preact/signals';
import { readWorkRecord, type WorkRecord } from '../../lib/sandbox/work-record.ts';
import { forget, keepWork, keptWork, recall, remember } from '../../lib/storage/browser-storage.ts';
import type { LearnerWork, Snapshot } from './learner-work.ts';

/** What is kept of a lab. */
interface KeptWork extends WorkRecord {
  /** What stood there before it was last replaced as a whole. */
  readonly before?: WorkRecord;
}

/** What tabs tell each other. */
interface Told extends WorkRecord {
  readonly lab: string;
}

/**
 * Keeps the learner's work in a lab as it is typed, and brings it back. Tabs that hold the same lab follow each other;
 * where both have typed, neither is lost: the other tab's stands ready in `elsewhere`.
 */
export class WorkKeeper {
  /** The browser does not take what is typed. */
  readonly failing = signal(false);
  /** The work as another tab has it, while it differs from this one's. */
  readonly elsewhere = signal<Snapshot | undefined>(undefined);
  readonly #lab: string;
  readonly #work: LearnerWork;
  #channel: BroadcastChannel | undefined;
  /** Typed here since the tabs last agreed. */
  #typed = false;
  #hurried = false;
  #saving = false;
  #again = false;
  /** What other tabs tell is read one after another. */
  #heard: Promise<void> = Promise.resolve();

  constructor(lab: string, work: LearnerWork) {
    this.#lab = lab;
    this.#work = work;
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('ieum-work') : undefined;
    this.#channel?.addEventListener('message', ({ data }) => {
      this.#heard = this.#heard.then(() => this.#hear(data as Told));
    });
    work.onChange = () => this.#changed();
  }

  /** Brings back what was kept, unless something has been typed already. */
  async open(): Promise<void> {
    const found = parsed(recall(this.#name)) ?? (await keptWork(this.#name));
    const kept = await readWorkRecord(found);
    if (!kept) return;
    if (this.#typed) {
      this.#differ(this.#work.snapshotOf(kept));
      return;
    }
    const before = await readWorkRecord((found as Partial<KeptWork>).before);
    this.#work.restore(kept);
    this.#work.discarded.value = before && this.#work.snapshotOf(before);
  }

  /** Takes over the other tab's work; the own can be brought back. */
  takeOver(): void {
    const { value } = this.elsewhere;
    this.elsewhere.value = undefined;
    if (value) this.#work.replace(value);
  }

  /** What is being written is still kept; other tabs are told no more. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  get #name(): string {
    return `lab ${this.#lab}`;
  }

  #changed(): void {
    this.#typed = true;
    // The database takes a moment, in which the page may be left; this is written at once.
    this.#hurried = remember(this.#name, JSON.stringify(this.#record()));
    void this.#save();
  }

  #record(): KeptWork {
    const { value: discarded } = this.#work.discarded;
    return { ...this.#work.record(), ...(discarded && { before: this.#work.record(discarded) }) };
  }

  /** One write at a time; what is typed meanwhile goes into the next. */
  async #save(): Promise<void> {
    this.#again = true;
    if (this.#saving) return;
    this.#saving = true;
    while (this.#again) {
      this.#again = false;
      const record = this.#record();
      const kept = await keepWork(this.#name, record);
      this.failing.value = !kept && !this.#hurried;
      if (kept && !this.#again) forget(this.#name);
      this.#channel?.postMessage({ ...record, lab: this.#lab } satisfies Told);
    }
    this.#saving = false;
  }

  async #hear({ lab, ...told }: Told): Promise<void> {
    if (lab !== this.#lab) return;
    const record = await readWorkRecord(told);
    if (!record) return;
    if (this.#typed) this.#differ(this.#work.snapshotOf(record));
    else this.#work.restore(record);
  }

  #differ(other: Snapshot): void {
    const same = this.#work.isSame(other);
    this.elsewhere.value = same ? undefined : other;
    if (same) this.#typed = false;
  }
}

/** What was written in a hurry; undefined when there is nothing, or only half of it. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
