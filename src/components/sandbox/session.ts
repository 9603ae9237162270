import { batch, computed, signal } from '@preact/signals';
import type { Scenario } from '../../lib/net/scenario.ts';
import type { SourcePosition, TraceEvent } from '../../lib/net/trace/event.ts';
import type { Engine, Run, RunEvent, StopReason } from '../../lib/sandbox/engine.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';
import { TraceFolder, type TraceView, viewOf } from '../net/trace-view.ts';
import type { LabView } from './lab-view.ts';
import { conditionsOf, type LinkSettings, settingsOf, withSettings } from './link-settings.ts';
import { findSource, inProject } from './source-links.ts';

/** Where a sandbox is: the page says each in one sentence. */
export type Phase =
  | { readonly kind: 'before' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** These processes wait, and nothing is under way. */
  | { readonly kind: 'idle' }
  /** Over: all ended by themselves, someone pressed Stop, or the lab's time was up while some still ran. */
  | { readonly kind: 'ended'; readonly how: 'finished' | 'stopped' | 'time-up' }
  | { readonly kind: 'failed'; readonly message: string };

export interface OutputPiece {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface ProcessView {
  readonly name: string;
  readonly host: string;
  readonly file: string;
  readonly status: 'before' | 'running' | 'ended';
  readonly output: readonly OutputPiece[];
  readonly code?: number;
  readonly signal?: string;
  readonly reason?: StopReason;
}

/** A line of the program that the page points at. */
export interface MarkedLine extends SourcePosition {
  readonly kind: 'error' | 'shown';
}

interface SessionOptions {
  readonly lab: LabView;
  readonly loadEngine: () => Promise<Engine>;
  /** Calls back before the next picture is painted: events of a run come faster than pictures. */
  readonly soon: (action: () => void) => void;
}

/**
 * The state of one sandbox: the learner's files, one run at a time, and what it showed. No DOM here.
 * Every field is a signal that the page reads.
 */
export class Session {
  readonly lab: LabView;
  readonly texts = signal<ReadonlyMap<string, string>>(new Map());
  /** The texts before the last reset, until something is typed. */
  readonly discarded = signal<ReadonlyMap<string, string> | undefined>(undefined);
  readonly phase = signal<Phase>({ kind: 'before' });
  readonly processes = signal<readonly ProcessView[]>([]);
  readonly view = signal<TraceView>(viewOf([]));
  /** Virtual time of the last event, in nanoseconds. */
  readonly now = signal(0);
  readonly link = signal<LinkSettings | undefined>(undefined);
  /** Runs with the same seed lose the same packets. */
  readonly seed = signal(1);
  readonly marked = signal<MarkedLine | undefined>(undefined);
  readonly capturable = signal(false);
  readonly edited = computed(() =>
    this.lab.files.some(({ path, text }) => this.texts.value.get(path) !== text),
  );
  readonly active = computed(() => ['starting', 'running', 'idle'].includes(this.phase.value.kind));
  readonly #loadEngine: () => Promise<Engine>;
  readonly #soon: (action: () => void) => void;
  #run: Run | undefined;
  #folder = new TraceFolder();
  #pending: RunEvent[] = [];
  /** Counts runs, so that what a run before tells late is not heard. */
  #turn = 0;
  #stopped = false;

  constructor({ lab, loadEngine, soon }: SessionOptions) {
    this.lab = lab;
    this.#loadEngine = loadEngine;
    this.#soon = soon;
    this.texts.value = new Map(lab.files.map(({ path, text }) => [path, text]));
    this.processes.value = this.#processesBefore();
    const [first] = lab.scenario.links ?? [];
    if (first) this.link.value = settingsOf(first);
    this.seed.value = seedOf(lab.scenario);
  }

  edit(path: string, text: string): void {
    if (this.texts.value.get(path) === text) return;
    batch(() => {
      this.texts.value = new Map(this.texts.value).set(path, text);
      this.discarded.value = undefined;
      if (this.marked.value?.file === path) this.marked.value = undefined;
    });
  }

  /** Puts the lab's own files back; `undoReset` brings the learner's back. */
  reset(): void {
    batch(() => {
      this.discarded.value = this.texts.value;
      this.texts.value = new Map(this.lab.files.map(({ path, text }) => [path, text]));
      this.marked.value = undefined;
    });
  }

  undoReset(): void {
    if (!this.discarded.value) return;
    batch(() => {
      this.texts.value = this.discarded.value!;
      this.discarded.value = undefined;
    });
  }

  /** Ends the run before, if any, and starts the files as they are now. */
  async run(): Promise<void> {
    const turn = ++this.#turn;
    this.#run?.dispose();
    this.#run = undefined;
    this.#begin();
    try {
      const engine = await this.#loadEngine();
      const run = await engine.start(this.project(), (events) => this.#hear(turn, events));
      if (turn !== this.#turn) {
        run.dispose();
        return;
      }
      this.#run = run;
      this.capturable.value = engine.abilities.has('packets');
      if (this.phase.value.kind === 'starting') this.phase.value = { kind: 'running' };
    } catch (error) {
      if (turn === this.#turn) this.phase.value = { kind: 'failed', message: messageOf(error) };
    }
  }

  /** Asks every process to end (SIGTERM). A run that is still loading is given up. */
  stop(): void {
    this.#stopped = true;
    if (this.#run) {
      this.#run.stop();
      return;
    }
    this.#turn++;
    this.phase.value = { kind: 'ended', how: 'stopped' };
  }

  input(process: string, text: string | null): void {
    this.#run?.input(process, text);
  }

  setLink(settings: LinkSettings): void {
    this.link.value = settings;
    const [link] = this.lab.scenario.links ?? [];
    if (link && this.active.value) this.#run?.setLink(link.between, conditionsOf(settings));
  }

  /** Lets chance fall otherwise from the next run on. */
  newSeed(): void {
    this.seed.value++;
  }

  /** The packets so far as a pcapng file. */
  async capture(): Promise<Uint8Array | undefined> {
    return this.#run?.capture();
  }

  show(source: SourcePosition): void {
    this.marked.value = { ...source, kind: 'shown' };
  }

  dispose(): void {
    this.#turn++;
    this.#run?.dispose();
  }

  #begin(): void {
    batch(() => {
      this.phase.value = { kind: 'starting' };
      this.processes.value = this.#processesBefore();
      this.#folder = new TraceFolder(lifelinesOf(this.lab.scenario));
      this.view.value = this.#folder.view();
      this.now.value = 0;
      this.marked.value = undefined;
      this.#pending = [];
      this.#stopped = false;
    });
  }

  /** What a run would start with now. */
  project(): { files: ProjectFile[]; scenario: LabView['scenario'] } {
    const { files } = this.lab;
    const scenario = withSeed(this.lab.scenario, this.seed.value);
    const [first] = scenario.links ?? [];
    const settings = this.link.value;
    const before = first && settingsOf(first);
    const moved = settings && before && (settings.delay !== before.delay || settings.loss !== before.loss);
    return {
      files: files.map(({ path, text }) => ({ path, text: this.texts.value.get(path) ?? text })),
      scenario: moved ? withSettings(scenario, settings) : scenario,
    };
  }

  #processesBefore = (): ProcessView[] =>
    this.lab.scenario.processes.map(({ name, host, file }) => ({
      name,
      host,
      file,
      status: 'before',
      output: [],
    }));

  #hear(turn: number, events: readonly RunEvent[]): void {
    if (turn !== this.#turn) return;
    this.#pending.push(...events);
    if (this.#pending.length > events.length) return;
    this.#soon(() => {
      if (turn === this.#turn) this.#show();
    });
  }

  #show(): void {
    const events = this.#pending;
    this.#pending = [];
    const processes = new Map(this.processes.value.map((process) => [process.name, process]));
    let traced = false;
    batch(() => {
      for (const event of events) {
        if (event.type === 'trace') {
          this.#folder.add(event.events.map((one) => this.#placed(one)));
          traced = true;
        } else {
          if ('process' in event) {
            const process = processes.get(event.process);
            if (process) processes.set(event.process, this.#told(process, event));
          }
          // After the last exit a kernel still keeps TIME-WAIT sockets for a minute; nobody waits for that.
          if ('at' in event && event.type !== 'done') this.now.value = Math.max(this.now.value, event.at);
          this.#enter(event, [...processes.values()]);
        }
      }
      this.processes.value = [...processes.values()];
      if (traced) this.view.value = this.#folder.view();
    });
  }

  #told(process: ProcessView, event: Extract<RunEvent, { process: string }>): ProcessView {
    switch (event.type) {
      case 'started':
        return { ...process, status: 'running' };
      case 'output':
        return { ...process, output: joined(process.output, event) };
      case 'exit': {
        const { code, signal: name, reason } = event;
        const ended: ProcessView = {
          ...process,
          status: 'ended',
          code,
          ...(name !== undefined && { signal: name }),
          ...(reason && { reason: this.#placedReason(reason) }),
        };
        this.#markError(ended);
        return ended;
      }
    }
  }

  /** Engines name files by their place on the host; the page knows them by their tab. */
  #placed(event: TraceEvent): TraceEvent {
    if (event.kind !== 'process' || !event.source) return event;
    const { source: told, ...rest } = event;
    const source = inProject(told, this.lab.files);
    return source ? { ...rest, source } : rest;
  }

  #placedReason(reason: StopReason): StopReason {
    if (!('source' in reason) || !reason.source) return reason;
    const source = inProject(reason.source, this.lab.files);
    return source ? { ...reason, source } : { kind: reason.kind };
  }

  /** Points at the line where a program went wrong: the engine's word for it, else the first place in its stderr. */
  #markError({ code, reason, output }: ProcessView): void {
    if (reason?.kind === 'stopped-by-user' || (code === 0 && !reason)) return;
    const told = reason && 'source' in reason ? reason.source : undefined;
    const errors = output.filter(({ stream }) => stream === 'stderr').map(({ text }) => text);
    const source = told ?? findSource(errors.join(''), this.lab.files);
    if (source && !this.marked.value) this.marked.value = { ...source, kind: 'error' };
  }

  #howEnded(processes: readonly ProcessView[]): 'finished' | 'stopped' | 'time-up' {
    if (this.#stopped) return 'stopped';
    return processes.some(({ status }) => status === 'running') ? 'time-up' : 'finished';
  }

  #enter(event: RunEvent, processes: readonly ProcessView[]): void {
    switch (event.type) {
      case 'started':
      case 'output':
        this.phase.value = { kind: 'running' };
        break;
      case 'idle':
        this.phase.value = { kind: 'idle' };
        break;
      case 'done':
        this.phase.value = { kind: 'ended', how: this.#howEnded(processes) };
        if (this.phase.value.how === 'time-up') this.now.value = event.at;
        break;
      case 'failed':
        this.phase.value = { kind: 'failed', message: event.message };
        break;
    }
  }
}

const seedOf = ({ seed = 1 }: Scenario): number => seed;

const withSeed = (scenario: Scenario, seed: number): Scenario =>
  seed === seedOf(scenario) ? scenario : { ...scenario, seed };

/** Left to right: the first host, the NAT boxes and routers, the other hosts. */
function lifelinesOf({ hosts, nat = {}, routers = {} }: Scenario): string[] {
  const [first, ...others] = Object.keys(hosts);
  return [...(first === undefined ? [] : [first]), ...Object.keys(nat), ...Object.keys(routers), ...others];
}

/** Pieces of one stream that follow each other become one. */
function joined(output: readonly OutputPiece[], { stream, text }: OutputPiece): readonly OutputPiece[] {
  const last = output.at(-1);
  if (last?.stream !== stream) return [...output, { stream, text }];
  return [...output.slice(0, -1), { stream, text: last.text + text }];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
