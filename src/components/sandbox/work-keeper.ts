import { signal } from '@preact/signals';
import { forget, keepWork, keptWork, recall, remember } from '../../lib/storage/browser-storage.ts';
import type { LearnerFiles, Texts } from './learner-files.ts';

/** What is kept of a lab. */
interface KeptWork {
  readonly texts: Readonly<Record<string, string>>;
  /** What stood there before it was last replaced as a whole. */
  readonly before?: Readonly<Record<string, string>>;
}

/** What tabs tell each other. */
interface Told extends KeptWork {
  readonly lab: string;
}

/**
 * Keeps the learner's files of a lab as they are typed, and brings them back. Tabs that hold the same lab follow each
 * other; where both have typed, neither text is lost: the other tab's stands ready in `elsewhere`.
 */
export class WorkKeeper {
  /** The browser does not take what is typed. */
  readonly failing = signal(false);
  /** The files as another tab has them, while they differ from this one's. */
  readonly elsewhere = signal<Texts | undefined>(undefined);
  readonly #lab: string;
  readonly #files: LearnerFiles;
  #channel: BroadcastChannel | undefined;
  /** Typed here since the tabs last agreed. */
  #typed = false;
  #hurried = false;
  #saving = false;
  #again = false;

  constructor(lab: string, files: LearnerFiles) {
    this.#lab = lab;
    this.#files = files;
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('ieum-work') : undefined;
    this.#channel?.addEventListener('message', ({ data }) => this.#hear(data as Told));
    files.onChange = () => this.#changed();
  }

  /** Brings back what was kept, unless something has been typed already. */
  async open(): Promise<void> {
    const { texts, before } = (parsed(recall(this.#name)) ??
      (await keptWork(this.#name)) ??
      {}) as Partial<KeptWork>;
    const kept = textsOf(texts);
    if (!kept) return;
    if (this.#typed) this.#differ(kept);
    else {
      this.#files.restore(kept);
      this.#files.discarded.value = textsOf(before);
    }
  }

  /** Takes over the other tab's files; the own ones can be brought back. */
  takeOver(): void {
    const { value } = this.elsewhere;
    this.elsewhere.value = undefined;
    if (value) this.#files.replace(value);
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
    this.#hurried = remember(this.#name, JSON.stringify(this.#work()));
    void this.#save();
  }

  #work(): KeptWork {
    const texts = Object.fromEntries(this.#files.texts.value);
    const { value: discarded } = this.#files.discarded;
    return { texts, ...(discarded && { before: Object.fromEntries(discarded) }) };
  }

  /** One write at a time; what is typed meanwhile goes into the next. */
  async #save(): Promise<void> {
    this.#again = true;
    if (this.#saving) return;
    this.#saving = true;
    while (this.#again) {
      this.#again = false;
      const work = this.#work();
      const kept = await keepWork(this.#name, work);
      this.failing.value = !kept && !this.#hurried;
      if (kept && !this.#again) forget(this.#name);
      this.#channel?.postMessage({ lab: this.#lab, texts: work.texts } satisfies Told);
    }
    this.#saving = false;
  }

  #hear({ lab, texts }: Told): void {
    if (lab !== this.#lab) return;
    const told = new Map(Object.entries(texts));
    if (this.#typed) this.#differ(told);
    else this.#files.restore(told);
  }

  #differ(other: Texts): void {
    const own = this.#files.texts.value;
    const same = [...own].every(([path, text]) => (other.get(path) ?? text) === text);
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

/** What another version of the site has kept may look otherwise; then there is nothing to bring back. */
function textsOf(kept: unknown): Texts | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  return new Map(Object.entries(kept).filter(([, text]) => typeof text === 'string'));
}
