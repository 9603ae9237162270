import type { WebContainer } from '@webcontainer/api';
import { parseDuration } from '../../net/scenario/duration.ts';
import type { ProcessDescription, Scenario } from '../../net/scenario.ts';
import type { Time } from '../../net/time.ts';
import type { Run, RunEvent, Shell, TerminalSize } from '../engine.ts';
import type { Project } from '../project.ts';
import { ContainerProcess } from './container-process.ts';
import { openShell } from './container-shell.ts';
import { TapStory } from './tap-story.ts';

/** Real milliseconds that the next process waits at most for a sign of the one before: that it listens, or connects. */
const COMING_UP = 1500;

/**
 * One run of a project: every process of the scenario, started in its order, each when the one before has come up.
 * Hosts and links are not there: all processes share one machine, and times are those of the clock.
 */
export class ContainerRun implements Run {
  readonly #container: WebContainer;
  readonly #scenario: Scenario;
  readonly #listen: (events: readonly RunEvent[]) => void;
  readonly #processes = new Map<string, ContainerProcess>();
  readonly #startedAt = performance.timeOrigin + performance.now();
  readonly #story: TapStory;
  readonly #hosts: readonly string[];
  #disposed = false;
  #stopped = false;

  constructor(container: WebContainer, { scenario }: Project, listen: (events: readonly RunEvent[]) => void) {
    this.#container = container;
    this.#scenario = scenario;
    this.#listen = listen;
    this.#story = new TapStory(this.#startedAt);
    const { hosts, routers = {}, nat = {} } = scenario;
    this.#hosts = Object.keys({ ...hosts, ...routers, ...nat });
  }

  /** Starts the processes and follows them to their end. */
  async begin(): Promise<void> {
    const ends: Promise<void>[] = [];
    for (const process of this.#scenario.processes) {
      if (this.#disposed || this.#stopped) break;
      const { up, end } = await this.#start(process);
      ends.push(end);
      await up;
    }
    void Promise.all(ends).then(() => this.#tell({ type: 'done', at: this.#now() }));
  }

  stop(name?: string): void {
    if (name === undefined) this.#stopped = true;
    for (const process of this.#named(name)) process.kill();
  }

  input(name: string, text: string | null): void {
    for (const process of this.#named(name)) process.write(text);
  }

  /** There are no links here. */
  setLink(): void {}

  async capture(): Promise<undefined> {
    return undefined;
  }

  openShell = (size: TerminalSize): Promise<Shell> => openShell(this.#container, size);

  dispose(): void {
    this.#disposed = true;
    for (const process of this.#processes.values()) process.kill();
  }

  async #start(process: ProcessDescription): Promise<{ up: Promise<void>; end: Promise<void> }> {
    const { name, host } = process;
    const { promise: end, resolve: ended } = Promise.withResolvers<void>();
    const { promise: up, resolve: cameUp } = Promise.withResolvers<void>();
    await this.#until(process.start);
    let child: ContainerProcess | undefined;
    this.#tell({ type: 'started', process: name, at: this.#now() });
    child = await ContainerProcess.spawn(this.#container, process, this.#hosts, {
      told: (output) => {
        for (const one of output) {
          if (one.type === 'text') {
            this.#tell({
              type: 'output',
              process: name,
              stream: one.stream,
              text: one.text,
              at: this.#now(),
            });
          } else {
            this.#tell(...this.#story.add({ process: name, host }, one.event));
            cameUp();
          }
        }
      },
      ended: (code, limit) => {
        const reason =
          limit !== undefined
            ? { kind: 'output' as const, limit }
            : child?.killed
              ? { kind: 'stopped-by-user' as const }
              : undefined;
        this.#tell({ type: 'exit', process: name, code, ...(reason && { reason }), at: this.#now() });
        cameUp();
        ended();
      },
    });
    this.#processes.set(name, child);
    // It may have been asked to stop while it was being started.
    if (this.#stopped || this.#disposed) child.kill();
    const patience = setTimeout(cameUp, COMING_UP);
    void up.then(() => clearTimeout(patience));
    return { up, end };
  }

  /** Waits until the scenario's time for a process has come. */
  async #until(start: string | undefined): Promise<void> {
    const rest = (start === undefined ? 0 : (parseDuration(start) ?? 0)) - this.#now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest / 1e6));
  }

  #named(name: string | undefined): readonly ContainerProcess[] {
    const all = [...this.#processes.values()];
    return name === undefined ? all : all.filter((process) => process.name === name);
  }

  #now = (): Time => Math.round((performance.timeOrigin + performance.now() - this.#startedAt) * 1e6) as Time;

  #tell(...events: readonly RunEvent[]): void {
    if (!this.#disposed && events.length > 0) this.#listen(events);
  }
}
