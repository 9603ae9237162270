import { computed, effect, signal, untracked } from '@preact/signals';
import type { LinkDescription } from '../../lib/net/scenario.ts';
import type { SourcePosition } from '../../lib/net/trace/event.ts';
import type { Engine, EngineName } from '../../lib/sandbox/engine.ts';
import type { Project } from '../../lib/sandbox/project.ts';
import type { SharedWork } from '../../lib/sandbox/share-link.ts';
import { ContainerUnavailable } from '../../lib/sandbox/webcontainer/unavailable.ts';
import { EngineChoice } from './engine-choice.ts';
import { enginesFor } from './engines-for.ts';
import type { LabView } from './lab-view.ts';
import type { LearnerFiles } from './learner-files.ts';
import type { LearnerNetwork } from './learner-network.ts';
import { LearnerWork } from './learner-work.ts';
import { conditionsOf, type LinkSettings, linkName } from './link-settings.ts';
import { RunView } from './run-view.ts';
import { Runner, type Soon } from './runner.ts';
import { WorkKeeper } from './work-keeper.ts';

interface SessionOptions {
  readonly lab: LabView;
  readonly loadEngine: (name: EngineName) => Promise<Engine>;
  readonly soon: Soon;
}

/**
 * One sandbox: the learner's work in a lab, one run at a time, and what it showed. No DOM here; what the page reads are
 * signals.
 */
export class Session {
  readonly lab: LabView;
  readonly work: LearnerWork;
  readonly files: LearnerFiles;
  readonly network: LearnerNetwork;
  readonly view: RunView;
  readonly runner: Runner;
  readonly engines: EngineChoice;
  readonly keeper: WorkKeeper;
  /** The links that are cut, by `linkName`. */
  readonly cut = signal<ReadonlySet<string>>(new Set());
  /** The lab's solution stands beside the learner's code, to be looked at and taken. Set by who offers it. */
  readonly comparing = signal(false);
  /** The name of the hostile run that shows in place of the learner's. */
  readonly watched = signal<string | undefined>(undefined);
  readonly #loadEngine: (name: EngineName) => Promise<Engine>;
  readonly #forget: () => void;

  constructor({ lab, loadEngine, soon }: SessionOptions) {
    this.lab = lab;
    this.work = new LearnerWork(lab);
    this.files = this.work.files;
    this.network = this.work.network;
    this.engines = new EngineChoice(
      lab.isFree ? computed(() => enginesFor(this.files.texts.value)) : signal(lab.engines ?? {}),
    );
    this.keeper = new WorkKeeper(lab.id, this.work);
    this.view = new RunView(this.project());
    this.runner = new Runner(this.view, soon);
    this.#loadEngine = loadEngine;
    this.#forget = effect(() => {
      const { value: scenario } = this.network.scenario;
      // What a hostile run has shown stays there to be read.
      const isAnother = this.watched.value !== undefined;
      if (!this.view.active.value && !isAnother) untracked(() => this.view.expect(scenario));
    });
  }

  /** Brings back what the learner had, and shows what came with a link. Nothing runs by itself. */
  async open(shared?: SharedWork): Promise<void> {
    await this.keeper.open();
    if (shared?.lab !== this.lab.id) return;
    this.work.preview(shared);
    if (shared.seed !== undefined) this.network.seed.value = shared.seed;
    for (const { between, ...settings } of shared.links ?? []) this.network.move({ between }, settings);
  }

  /** What a link to this sandbox carries. */
  shared(): SharedWork {
    const record = this.work.record();
    const changed = Object.entries(record.texts).filter(([path]) => this.files.differs(path));
    const links = this.network.links
      .filter((link) => this.network.moved.value.has(linkName(link)))
      .map((link) => ({ between: link.between, ...this.network.settingsOf(link) }));
    return {
      ...record,
      lab: this.lab.id,
      texts: Object.fromEntries(changed),
      seed: this.network.seed.value,
      ...(links.length > 0 && { links }),
    };
  }

  edit(path: string, text: string): void {
    if (this.files.edit(path, text) && this.view.marked.value?.file === path)
      this.view.marked.value = undefined;
  }

  reset(): void {
    this.work.reset();
    this.view.marked.value = undefined;
  }

  /** Ends the run before, if any, and starts the project as it is now. */
  async run(paused = false): Promise<void> {
    this.cut.value = new Set();
    this.watched.value = undefined;
    const wanted = this.engines.engine;
    try {
      await this.runner.start(this.project(), this.#loadEngine(wanted), paused);
    } catch (error) {
      if (error instanceof ContainerUnavailable) {
        this.engines.obstacle.value = error.obstacle;
        // The lab runs on the other engine, and the page says why.
        if (this.engines.engine !== wanted) return this.run(paused);
      }
      this.view.phase.value = { kind: 'failed', message: messageOf(error) };
    }
  }

  /** Makes another run than the learner's where it can be seen, on the simulated network. */
  async watch(project: Project, title?: string): Promise<void> {
    this.cut.value = new Set();
    this.engines.chosen.value = 'embedded';
    this.watched.value = title;
    try {
      await this.runner.start(project, this.#loadEngine('embedded'), false);
    } catch (error) {
      this.view.phase.value = { kind: 'failed', message: messageOf(error) };
    }
  }

  /** The learner's run is over, and was a run on the lab's own network, not a hostile one that is watched. */
  get hasOwnRun(): boolean {
    const { phase, project } = this.view;
    const isOver = phase.value.kind === 'ended' || phase.value.kind === 'idle';
    return isOver && this.watched.value === undefined && project.scenario === this.network.own;
  }

  /** Ends one process and starts it anew, with the files as they are now. */
  restart(process: string): void {
    this.runner.restart(process, this.files.now);
  }

  /** To the next event, or the next that happens to a packet; where nothing runs, a new run begins with it. */
  async step(what: 'event' | 'packet'): Promise<void> {
    if (!this.view.active.value) await this.run(true);
    this.runner.step(what);
  }

  /** Moves the sliders of a link: for the next run, and at once for the one that goes on. */
  setLink(link: LinkDescription, settings: LinkSettings): void {
    this.network.move(link, settings);
    this.runner.changeLink(link, conditionsOf(settings));
  }

  /** Cuts a link of the run, or joins it again. */
  cutLink(link: LinkDescription, cut: boolean): void {
    const links = new Set(this.cut.value);
    if (cut) links.add(linkName(link));
    else links.delete(linkName(link));
    this.cut.value = links;
    this.runner.changeLink(link, { down: cut });
  }

  /** Whether the run can be paused, stepped and rewound. */
  get controllable(): boolean {
    return this.engines.can('control');
  }

  show(source: SourcePosition): void {
    this.view.marked.value = { ...source, kind: 'shown' };
  }

  /** What a run would start with now. */
  project(): Project {
    return { files: this.files.now, scenario: this.network.forRun() };
  }

  dispose(): void {
    this.keeper.close();
    this.runner.dispose();
    this.#forget();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
