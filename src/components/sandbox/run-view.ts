import { batch, computed, signal } from '@preact/signals';
import type { Scenario } from '../../lib/net/scenario.ts';
import type { SourcePosition, TraceEvent } from '../../lib/net/trace/event.ts';
import type { RunEvent, StopReason } from '../../lib/sandbox/engine.ts';
import type { Project, ProjectFile } from '../../lib/sandbox/project.ts';
import { TraceFolder, type TraceView, viewOf } from '../net/trace-view.ts';
import { withoutAnsi } from './ansi.ts';
import { isSameProcess, type ProcessView, processesBefore, told } from './process-view.ts';
import { findSource, inProject } from './source-links.ts';

/** Where a run is: the page says each in one sentence. */
export type Phase =
  | { readonly kind: 'before' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** It stands still until someone lets it go on. */
  | { readonly kind: 'paused' }
  /** These processes wait, and nothing is under way. */
  | { readonly kind: 'idle' }
  /** Over: all ended by themselves, someone pressed Stop, or the lab's time was up while some still ran. */
  | { readonly kind: 'ended'; readonly how: 'finished' | 'stopped' | 'time-up' }
  | { readonly kind: 'failed'; readonly message: string };

/** A line of the program that the page points at. */
export interface MarkedLine extends SourcePosition {
  readonly kind: 'error' | 'shown';
}

/** From so many packets on a trace is long; then so many milliseconds pass between two drawings. */
const LONG = 1500;
const PAUSE = 600;
const STANDSTILLS: ReadonlySet<RunEvent['type']> = new Set(['paused', 'idle', 'done', 'failed', 'exit']);

/** What a run has shown, folded from its events. No DOM here; every field is a signal that the page reads. */
export class RunView {
  readonly phase = signal<Phase>({ kind: 'before' });
  readonly processes = signal<readonly ProcessView[]>([]);
  readonly trace = signal<TraceView>(viewOf([]));
  /** Virtual time, in nanoseconds: where the run is, and the latest it has come to. */
  readonly now = signal(0);
  readonly horizon = signal(0);
  /** Where processes answer HTTP, by port; the latest last. */
  readonly servers = signal<ReadonlyMap<number, string>>(new Map());
  /** npm's last line while packages are being installed. */
  readonly installing = signal<string | undefined>(undefined);
  readonly marked = signal<MarkedLine | undefined>(undefined);
  /** The line of the program that the learner stands on: its calls and packets stand out. */
  readonly here = signal<Pick<SourcePosition, 'file' | 'line'> | undefined>(undefined);
  /** The packet that is looked at, by `Hop.id`. */
  readonly selected = signal<number | undefined>(undefined);
  readonly active = computed(() => ['starting', 'running', 'paused', 'idle'].includes(this.phase.value.kind));
  /** What runs, or would run. */
  #project: Project;
  #folder = new TraceFolder();
  #stopped = false;
  /** There is news of the trace that the page has not been shown. */
  #untold = false;
  #drawnAt = Number.NEGATIVE_INFINITY;
  readonly #clock: () => number;

  /** `clock`: real milliseconds. */
  constructor(project: Project, clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#project = project;
    this.processes.value = processesBefore(project.scenario);
  }

  /** What runs, or would run. */
  get project(): Project {
    return this.#project;
  }

  /** The files of the run, as it was started. */
  get files(): readonly ProjectFile[] {
    return this.#project.files;
  }

  /** While nothing runs: the next run will have these processes. What those said that stay as they are still stands. */
  expect(scenario: Scenario): void {
    const known = new Map(this.processes.value.map((process) => [process.name, process]));
    this.processes.value = processesBefore(scenario).map((process) => {
      const before = known.get(process.name);
      return before && isSameProcess(before, process) ? before : process;
    });
  }

  lookAt(file: string, line: number): void {
    const { value: here } = this.here;
    if (here?.file !== file || here.line !== line) this.here.value = { file, line };
  }

  /** Takes what a process printed off the page. */
  clearOutput(name: string): void {
    this.processes.value = this.processes.value.map((process) =>
      process.name === name ? { ...process, output: [] } : process,
    );
  }

  /** A new run starts. */
  begin(project: Project): void {
    batch(() => {
      this.#project = project;
      this.phase.value = { kind: 'starting' };
      this.selected.value = undefined;
      this.horizon.value = 0;
      this.#stopped = false;
      this.#clear();
    });
  }

  /** The processes were asked to end. */
  stop(): void {
    this.#stopped = true;
  }

  show(events: readonly RunEvent[]): void {
    batch(() => {
      let processes = new Map(this.processes.value.map((process) => [process.name, process]));
      let traced = false;
      for (const event of events) {
        if (event.type === 'rewound') {
          this.#clear();
          processes = new Map(this.processes.value.map((process) => [process.name, process]));
        } else if (event.type === 'trace') {
          this.#folder.add(event.events.map((one) => this.#placed(one)));
          traced = true;
        } else if (event.type === 'message') {
          this.#folder.addMessage(event.message);
          traced = true;
        } else {
          if ('process' in event) {
            const process = processes.get(event.process);
            if (process) processes.set(event.process, this.#told(process, event));
          }
          // After the last exit a kernel still keeps TIME-WAIT sockets for a minute; nobody waits for that.
          if ('at' in event && event.type !== 'done') this.#moveTo(event.at);
          this.#enter(event, [...processes.values()]);
        }
      }
      this.processes.value = [...processes.values()];
      this.#untold ||= traced;
      if (this.#untold && this.#isDue(events)) {
        this.#untold = false;
        this.#drawnAt = this.#clock();
        this.trace.value = this.#folder.view();
      }
    });
  }

  #clear(): void {
    this.processes.value = processesBefore(this.#project.scenario);
    this.#folder = new TraceFolder(lifelinesOf(this.#project.scenario));
    this.trace.value = this.#folder.view();
    this.#untold = false;
    this.now.value = 0;
    this.servers.value = new Map();
    this.installing.value = undefined;
    this.marked.value = undefined;
  }

  /** A long trace takes a while to draw: while it grows, it is drawn now and then, and when the run stands still. */
  #isDue(events: readonly RunEvent[]): boolean {
    if (this.#folder.size < LONG) return true;
    return events.some(({ type }) => STANDSTILLS.has(type)) || this.#clock() - this.#drawnAt >= PAUSE;
  }

  #moveTo(at: number): void {
    this.now.value = Math.max(this.now.value, at);
    this.horizon.value = Math.max(this.horizon.value, at);
  }

  #told(process: ProcessView, event: Extract<RunEvent, { process: string }>): ProcessView {
    if (event.type !== 'exit') return told(process, event);
    const { reason, ...rest } = event;
    const ended = told(process, { ...rest, ...(reason && { reason: this.#placedReason(reason) }) });
    this.#markError(ended);
    return ended;
  }

  /** Engines name files by their place on the host; the page knows them by their tab. */
  #placed(event: TraceEvent): TraceEvent {
    if (event.kind !== 'process' || !event.source) return event;
    const { source: given, ...rest } = event;
    const source = inProject(given, this.files);
    return source ? { ...rest, source } : rest;
  }

  #placedReason(reason: StopReason): StopReason {
    if (!('source' in reason) || !reason.source) return reason;
    const { source: given, ...rest } = reason;
    const source = inProject(given, this.files);
    return source ? { ...rest, source } : rest;
  }

  /** Points at the line where a program went wrong: the engine's word for it, else the first place in its stderr. */
  #markError({ code, reason, output }: ProcessView): void {
    if (reason?.kind === 'stopped-by-user' || (code === 0 && !reason)) return;
    const given = reason && 'source' in reason ? reason.source : undefined;
    const errors = output.filter(({ stream }) => stream === 'stderr').map(({ text }) => text);
    const source = given ?? findSource(withoutAnsi(errors.join('')), this.files);
    if (source && !this.marked.value) this.marked.value = { ...source, kind: 'error' };
  }

  #howEnded(processes: readonly ProcessView[]): 'finished' | 'stopped' | 'time-up' {
    if (this.#stopped) return 'stopped';
    return processes.some(({ status }) => status === 'running') ? 'time-up' : 'finished';
  }

  #enter(event: RunEvent, processes: readonly ProcessView[]): void {
    switch (event.type) {
      case 'installing':
        this.installing.value = event.line;
        break;
      case 'server-ready':
        this.servers.value = new Map(this.servers.value).set(event.port, event.address);
        break;
      case 'started':
        this.installing.value = undefined;
        this.phase.value = { kind: 'running' };
        break;
      case 'output':
      case 'time':
        this.phase.value = { kind: 'running' };
        break;
      case 'paused':
        this.phase.value = { kind: 'paused' };
        break;
      case 'idle':
        this.phase.value = { kind: 'idle' };
        break;
      case 'done':
        this.phase.value = { kind: 'ended', how: this.#howEnded(processes) };
        if (this.phase.value.how === 'time-up') this.#moveTo(event.at);
        break;
      case 'failed':
        this.phase.value = { kind: 'failed', message: event.message };
        break;
    }
  }
}

/** Left to right: the first host, the NAT boxes and routers, the other hosts. */
function lifelinesOf({ hosts, nat = {}, routers = {} }: Scenario): string[] {
  const [first, ...others] = Object.keys(hosts);
  return [...(first === undefined ? [] : [first]), ...Object.keys(nat), ...Object.keys(routers), ...others];
}
