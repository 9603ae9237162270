import { readScenario } from '../../net/scenario/read.ts';
import type { Ability, Engine, LinkConditions, Run, RunEvent } from '../engine.ts';
import type { Project } from '../project.ts';
import { EngineFrame } from './engine-frame.ts';
import type { FromKernel, RunId } from './messages.ts';
import { loadParts, loadScripts } from './scripts.ts';

export interface EmbeddedOptions {
  /**
   * Virtual milliseconds that pass in one real millisecond: 1 is real time, 0.1 slow motion.
   * As fast as possible when absent; then a run of seconds is over before a slider can be moved.
   */
  readonly pace?: number;
}

/** A run of the embedded engine: its pace can be changed while it goes on. */
export interface EmbeddedRun extends Run {
  setPace(pace: number): void;
}

type Listen = (events: readonly RunEvent[]) => void;

/**
 * Node's own library on the simulated network, in workers inside a sandboxed frame. The frame and a spare
 * process worker stay between runs, so a second run starts at once.
 */
export class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly abilities: ReadonlySet<Ability> = new Set([
    'packets',
    'link-conditions',
    'udp',
    'hosts',
    'virtual-time',
  ]);
  #frame: EngineFrame | undefined;
  #lastRun: RunId = 0;
  #lastRequest = 0;
  readonly #listeners = new Map<RunId, Listen>();
  readonly #captures = new Map<number, (bytes: Uint8Array | undefined) => void>();

  /** Loads the engine, and what of it the project needs, ahead of a run, say when the learner opens the editor. */
  async prepare(project?: Project): Promise<void> {
    await Promise.all([this.#open().ready, project && loadParts(project)]);
  }

  async start(project: Project, listen: Listen, { pace }: EmbeddedOptions = {}): Promise<EmbeddedRun> {
    readScenario(project.scenario);
    const frame = this.#open();
    const run = ++this.#lastRun;
    frame.send({ type: 'start', run, project, parts: await loadParts(project), pace });
    await frame.ready;
    this.#listeners.set(run, listen);
    return {
      stop: (process) => frame.send({ type: 'stop', run, process }),
      input: (process, text) => frame.send({ type: 'input', run, process, text }),
      setLink: (between, conditions: LinkConditions) =>
        frame.send({ type: 'set-link', run, between, conditions }),
      setPace: (pace) => frame.send({ type: 'set-pace', run, pace }),
      capture: () => {
        const request = ++this.#lastRequest;
        frame.send({ type: 'capture', run, request });
        return new Promise((resolve) => this.#captures.set(request, resolve));
      },
      dispose: () => {
        this.#listeners.delete(run);
        frame.send({ type: 'dispose', run });
      },
    };
  }

  dispose(): void {
    this.#frame?.close();
    this.#frame = undefined;
    this.#listeners.clear();
    for (const resolve of this.#captures.values()) resolve(undefined);
    this.#captures.clear();
  }

  #open(): EngineFrame {
    this.#frame ??= new EngineFrame(loadScripts(), {
      receive: (message) => this.#receive(message),
      broken: (reason) => this.#break(reason),
    });
    return this.#frame;
  }

  #receive(message: FromKernel): void {
    if (message.type === 'events') this.#listeners.get(message.run)?.(message.events);
    else if (message.type === 'capture') {
      this.#captures.get(message.request)?.(message.bytes);
      this.#captures.delete(message.request);
    }
  }

  /** The kernel failed: every run is over, and the next one gets a new frame. */
  #break(message: string): void {
    const listeners = [...this.#listeners.values()];
    this.dispose();
    for (const listen of listeners) listen([{ type: 'failed', message }]);
  }
}
