import { signal } from '@preact/signals';
import type { Scenario } from '../../lib/net/scenario.ts';
import { nanosecondsOf } from '../../lib/net/time.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type {
  Engine,
  EngineName,
  LinkConditions,
  Run,
  RunEvent,
  Shell,
  TerminalSize,
} from '../../lib/sandbox/engine.ts';
import type { Project } from '../../lib/sandbox/project.ts';
import type { SharedWork } from '../../lib/sandbox/share-link.ts';
import { ContainerUnavailable } from '../../lib/sandbox/webcontainer/unavailable.ts';
import { EngineChoice } from './engine-choice.ts';
import type { LabView } from './lab-view.ts';
import { LearnerFiles } from './learner-files.ts';
import { conditionsOf, type LinkSettings, settingsOf, withSettings } from './link-settings.ts';
import { RunView } from './run-view.ts';
import { WorkKeeper } from './work-keeper.ts';

interface SessionOptions {
  readonly lab: LabView;
  readonly loadEngine: (name: EngineName) => Promise<Engine>;
  /** Calls back before the next picture is painted: events of a run come faster than pictures. */
  readonly soon: (action: () => void) => void;
}

/**
 * One sandbox: the learner's files, one run at a time, and what it showed. No DOM here; what the page reads are signals.
 */
export class Session {
  readonly lab: LabView;
  readonly files: LearnerFiles;
  readonly view: RunView;
  readonly engines: EngineChoice;
  readonly keeper: WorkKeeper;
  readonly link = signal<LinkSettings | undefined>(undefined);
  /** Runs with the same seed lose the same packets. */
  readonly seed = signal(1);
  /** Virtual milliseconds a real one; Infinity is as fast as possible. */
  readonly speed = signal(Infinity);
  readonly capturable = signal(false);
  /** Whether a shell can be opened beside the run. */
  readonly hasShell = signal(false);
  /** On the way to another time: what happens, or is told again, shows when the run is there. */
  readonly seeking = signal(false);
  /** The lab's first link is cut. */
  readonly cut = signal(false);
  readonly #loadEngine: (name: EngineName) => Promise<Engine>;
  readonly #soon: (action: () => void) => void;
  #run: Run | undefined;
  #pending: RunEvent[] = [];
  /** Counts runs, so that what a run before tells late is not heard. */
  #turn = 0;
  /** Where to go when the run has come to the time it is on its way to. */
  #seekNext: number | undefined;

  constructor({ lab, loadEngine, soon }: SessionOptions) {
    this.lab = lab;
    this.files = new LearnerFiles(lab.files);
    this.engines = new EngineChoice(lab.engines ?? {});
    this.keeper = new WorkKeeper(lab.id, this.files);
    this.view = new RunView(lab.scenario, lab.files);
    this.#loadEngine = loadEngine;
    this.#soon = soon;
    const [first] = lab.scenario.links ?? [];
    if (first) this.link.value = settingsOf(first);
    this.seed.value = seedOf(lab.scenario);
  }

  /** Brings back what the learner had, and shows what came with a link. Nothing runs by itself. */
  async open(shared?: SharedWork): Promise<void> {
    await this.keeper.open();
    if (shared?.lab !== this.lab.id) return;
    const own = new Map(this.lab.files.map(({ path, text }) => [path, text]));
    this.files.preview(new Map([...own, ...Object.entries(shared.texts)]));
    if (shared.seed !== undefined) this.seed.value = shared.seed;
    if (shared.link && this.link.value) this.link.value = shared.link;
  }

  /** What a link to this sandbox carries. */
  shared(): SharedWork {
    const changed = this.lab.files.flatMap(({ path, text }): [string, string][] => {
      const now = this.files.texts.value.get(path) ?? text;
      return now === text ? [] : [[path, now]];
    });
    const link = this.link.value;
    return {
      lab: this.lab.id,
      texts: Object.fromEntries(changed),
      seed: this.seed.value,
      ...(link && { link }),
    };
  }

  edit(path: string, text: string): void {
    if (this.files.edit(path, text) && this.view.marked.value?.file === path)
      this.view.marked.value = undefined;
  }

  reset(): void {
    this.files.reset();
    this.view.marked.value = undefined;
  }

  /** Ends the run before, if any, and starts the files as they are now. */
  async run(paused = false): Promise<void> {
    const turn = ++this.#turn;
    this.#run?.dispose();
    this.#run = undefined;
    this.#pending = [];
    this.hasShell.value = false;
    this.seeking.value = false;
    this.cut.value = false;
    this.view.begin();
    const { phase } = this.view;
    try {
      const engine = await this.#loadEngine(this.engines.engine);
      const options = { speed: this.speed.value, paused };
      const run = await engine.start(this.project(), (events) => this.#hear(turn, events), options);
      if (turn !== this.#turn) {
        run.dispose();
        return;
      }
      this.#run = run;
      this.capturable.value = engine.abilities.has('packets');
      this.hasShell.value = run.openShell !== undefined;
      if (phase.value.kind === 'starting' && !paused) phase.value = { kind: 'running' };
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error instanceof ContainerUnavailable) {
        const wanted = this.engines.engine;
        this.engines.obstacle.value = error.obstacle;
        // The lab runs on the other engine, and the page says why.
        if (this.engines.engine !== wanted) return this.run(paused);
      }
      phase.value = { kind: 'failed', message: messageOf(error) };
    }
  }

  /** Asks every process to end (SIGTERM). A run that is still loading is given up. */
  stop(): void {
    this.view.stop();
    if (this.#run) {
      this.#run.stop();
      return;
    }
    this.#turn++;
    this.view.phase.value = { kind: 'ended', how: 'stopped' };
  }

  /** Asks one process to end; asked again, it ends in any case. */
  stopProcess(process: string): void {
    this.#run?.stop(process);
  }

  /** Ends one process and starts it anew, with the files as they are now. */
  restart(process: string): void {
    this.#run?.control?.restart(process, this.files.now);
  }

  input(process: string, text: string | null): void {
    this.#run?.input(process, text);
  }

  pause(): void {
    this.#run?.control?.pause();
  }

  resume(): void {
    if (this.view.phase.value.kind === 'paused') this.view.phase.value = { kind: 'running' };
    this.#run?.control?.resume();
  }

  /** To the next event, or the next that happens to a packet; where nothing runs, a new run begins with it. */
  async step(what: 'event' | 'packet'): Promise<void> {
    if (!this.view.active.value) await this.run(true);
    this.#run?.control?.step(what);
  }

  setSpeed(speed: number): void {
    this.speed.value = speed;
    this.#run?.control?.setSpeed(speed);
  }

  /**
   * Goes to a virtual time (ns) of the run, forward or back, and stands there. Back means that the run is made again;
   * meanwhile only the last wish counts.
   */
  seek(to: number): void {
    const control = this.#run?.control;
    if (!control) return;
    if (this.seeking.value) {
      this.#seekNext = to;
      return;
    }
    this.seeking.value = true;
    control.seek(nanosecondsOf(to));
  }

  setLink(settings: LinkSettings): void {
    this.link.value = settings;
    this.#changeLink(conditionsOf(settings));
  }

  /** Cuts the lab's first link, or joins it again. */
  cutLink(cut: boolean): void {
    this.cut.value = cut;
    this.#changeLink({ down: cut });
  }

  /** Drops a packet that is under way, by the number of its crossing. */
  dropPacket(hop: number): void {
    this.#run?.control?.dropPacket(hop);
  }

  /** Lets chance fall otherwise from the next run on. */
  newSeed(): void {
    this.seed.value++;
  }

  /** Whether the run can be paused, stepped and rewound. */
  get controllable(): boolean {
    return this.engines.can('control');
  }

  openShell(size: TerminalSize): Promise<Shell> | undefined {
    return this.#run?.openShell?.(size);
  }

  /** The packets so far as a pcapng file. */
  async capture(): Promise<Uint8Array | undefined> {
    return this.#run?.capture();
  }

  /** The run as a file that `npm run sim -- --replay` makes again. */
  async recording(): Promise<object | undefined> {
    return this.#run?.control?.recording();
  }

  show(source: SourcePosition): void {
    this.view.marked.value = { ...source, kind: 'shown' };
  }

  dispose(): void {
    this.keeper.close();
    this.#turn++;
    this.#run?.dispose();
  }

  #changeLink(conditions: LinkConditions): void {
    const [link] = this.lab.scenario.links ?? [];
    if (link && this.view.active.value) this.#run?.setLink(link.between, conditions);
  }

  /** What a run would start with now. */
  project(): Project {
    const scenario = withSeed(this.lab.scenario, this.seed.value);
    const [first] = scenario.links ?? [];
    const settings = this.link.value;
    const before = first && settingsOf(first);
    const moved = settings && before && (settings.delay !== before.delay || settings.loss !== before.loss);
    return { files: this.files.now, scenario: moved ? withSettings(scenario, settings) : scenario };
  }

  #hear(turn: number, events: readonly RunEvent[]): void {
    if (turn !== this.#turn) return;
    const waiting = this.#pending.length > 0;
    this.#pending.push(...events);
    this.#arrive(events);
    // What is told again on the way back shows at once when it is all there.
    if (waiting || this.seeking.value) return;
    this.#soon(() => {
      if (turn !== this.#turn || this.seeking.value) return;
      this.view.show(this.#pending.splice(0));
    });
  }

  #arrive(events: readonly RunEvent[]): void {
    if (!this.seeking.value || !events.some(({ type }) => ARRIVALS.has(type))) return;
    this.seeking.value = false;
    this.view.show(this.#pending.splice(0));
    const next = this.#seekNext;
    this.#seekNext = undefined;
    if (next !== undefined) this.seek(next);
  }
}

/** What ends the way to another time. */
const ARRIVALS: ReadonlySet<RunEvent['type']> = new Set(['paused', 'done', 'failed']);

const seedOf = ({ seed = 1 }: Scenario): number => seed;

const withSeed = (scenario: Scenario, seed: number): Scenario =>
  seed === seedOf(scenario) ? scenario : { ...scenario, seed };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
