import { readScenario } from '../../net/scenario/read.ts';
import { readRecording } from '../../node/kernel/read-recording.ts';
import { everyFile, type Recording } from '../../node/kernel/recording.ts';
import { withinLimits } from '../../node/kernel/within-limits.ts';
import { ABILITIES } from '../abilities.ts';
import type { Engine, Run, RunControl, RunEvent, RunOptions } from '../engine.ts';
import type { Project, ProjectFile } from '../project.ts';
import { EngineFrame } from './engine-frame.ts';
import type { FromKernel, RunCommand, RunId, RunSource } from './messages.ts';
import { loadParts, loadScripts } from './scripts.ts';

type ControlledRun = Run & { readonly control: RunControl };
type Texts = Readonly<Record<string, string>>;
type Listen = (events: readonly RunEvent[]) => void;

/**
 * Node's own library on the simulated network, in workers inside a sandboxed frame. The frame and a spare
 * process worker stay between runs, so a second run starts at once.
 */
export class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly abilities = ABILITIES.embedded;
  #frame: EngineFrame | undefined;
  #lastRun: RunId = 0;
  #lastRequest = 0;
  readonly #listeners = new Map<RunId, Listen>();
  readonly #requests = new Map<number, (answer: unknown) => void>();

  /** Loads the engine, and what of it the project needs, ahead of a run, say when the learner opens the editor. */
  async prepare(project?: Project): Promise<void> {
    await Promise.all([this.#open().ready, project && loadParts(textsOf(project.files))]);
  }

  async start(project: Project, listen: Listen, options: RunOptions = {}): Promise<ControlledRun> {
    withinLimits(readScenario(project.scenario));
    return this.#start({ project }, textsOf(project.files), listen, options);
  }

  /** Makes a recorded run again, to its end. Rejects with one sentence when it is not a recording. */
  async replay(recording: Recording, listen: Listen, options: RunOptions = {}): Promise<ControlledRun> {
    const read = readRecording(recording);
    return this.#start({ recording: read }, everyFile(read), listen, options);
  }

  async #start(source: RunSource, texts: Texts, listen: Listen, options: RunOptions): Promise<ControlledRun> {
    const frame = this.#open();
    const run = ++this.#lastRun;
    frame.send({ type: 'start', run, source, parts: await loadParts(texts), options });
    await frame.ready;
    this.#listeners.set(run, listen);
    const command = (command: RunCommand) => frame.send({ type: 'command', run, command });
    const ask = <Answer>(type: 'capture' | 'recording'): Promise<Answer | undefined> => {
      const request = ++this.#lastRequest;
      frame.send({ type, run, request });
      return new Promise((resolve) => this.#requests.set(request, (value) => resolve(value as Answer)));
    };
    const control: RunControl = {
      kill: (process) => command({ type: 'kill', process }),
      restart: (process, files) =>
        void loadParts(textsOf(files ?? [])).then(
          (parts) => command({ type: 'restart', process, files, parts }),
          (error: Error) => listen([{ type: 'failed', message: error.message }]),
        ),
      dropPacket: (hop) => command({ type: 'drop-packet', hop }),
      pause: () => command({ type: 'pause' }),
      resume: () => command({ type: 'resume' }),
      step: (what) => command({ type: 'step', what }),
      setSpeed: (speed) => command({ type: 'set-speed', speed }),
      seek: (to) => command({ type: 'seek', to }),
      recording: () => ask<Recording>('recording'),
    };
    return {
      stop: (process) => command({ type: 'stop', process }),
      input: (process, text) => command({ type: 'input', process, text }),
      setLink: (between, conditions) => command({ type: 'set-link', between, conditions }),
      capture: () => ask<Uint8Array>('capture'),
      dispose: () => {
        this.#listeners.delete(run);
        frame.send({ type: 'dispose', run });
      },
      control,
    };
  }

  dispose(): void {
    this.#frame?.close();
    this.#frame = undefined;
    this.#listeners.clear();
    for (const resolve of this.#requests.values()) resolve(undefined);
    this.#requests.clear();
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
    else if (message.type === 'answer') {
      this.#requests.get(message.request)?.(message.value);
      this.#requests.delete(message.request);
    }
  }

  /** The kernel failed: every run is over, and the next one gets a new frame. */
  #break(message: string): void {
    const listeners = [...this.#listeners.values()];
    this.dispose();
    for (const listen of listeners) listen([{ type: 'failed', message }]);
  }
}

const textsOf = (files: readonly ProjectFile[]): Texts =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));
