import type { ProcessPool } from '../../node/kernel/process-pool.ts';
import { createSession, type Session } from '../../node/kernel/session.ts';
import type { PartScripts } from '../../node/parts.ts';
import type { LinkConditions, RunEvent } from '../engine.ts';
import type { Project } from '../project.ts';
import { EventBatch } from './event-batch.ts';

/** Where a project's files are in the file system of its processes. */
const HOME = '/home';

/** A page holds what it shows: a process that prints more is stopped. */
const OUTPUT_LIMIT = 1024 * 1024;

/** One run, inside the kernel worker. */
export class KernelRun {
  readonly #session: Session;
  readonly #batch: EventBatch;
  /** The processes that were asked to stop; undefined stands for all. */
  readonly #asked = new Set<string | undefined>();
  #disposed = false;

  constructor(
    project: Project,
    parts: PartScripts,
    pool: ProcessPool,
    pace: number | undefined,
    post: (events: readonly RunEvent[]) => void,
  ) {
    const tell = (event: RunEvent) => this.#batch.add(event);
    this.#session = createSession({
      scenario: project.scenario,
      files: Object.fromEntries(project.files.map(({ path, text }) => [`${HOME}/${path}`, text])),
      parts,
      home: HOME,
      openPort: () => pool.open(),
      outputLimit: OUTPUT_LIMIT,
      ...(pace !== undefined && { speed: pace }),
      listener: {
        started: (process, at) => tell({ type: 'started', process, at }),
        output: (process, stream, text, at) => tell({ type: 'output', process, stream, text, at }),
        ended: (process, end, at) => tell({ type: 'exit', process, ...end, at }),
        idle: (at) => {
          tell({ type: 'idle', at });
          pool.refill();
        },
      },
    });
    this.#batch = new EventBatch(this.#session.recorder, (events) => {
      if (!this.#disposed) post(events);
    });
  }

  /** Runs to the end; what goes wrong in the engine is told as `failed`. */
  async run(): Promise<void> {
    const { kernel } = this.#session;
    try {
      await kernel.run();
      this.#batch.add({ type: 'done', at: kernel.now });
    } catch (error) {
      this.#batch.add({ type: 'failed', message: String(error) });
    } finally {
      this.#batch.close();
    }
  }

  /** Asks with SIGTERM, which a program may handle or ignore; asked again, it ends in any case. */
  stop(process: string | undefined): void {
    this.#session.kernel.signal(this.#asked.has(process) ? 'SIGKILL' : 'SIGTERM', process);
    this.#asked.add(process);
  }

  input(process: string, text: string | null): void {
    this.#session.kernel.input(process, text);
  }

  setLink([first, second]: readonly [string, string], { delay, loss }: LinkConditions): void {
    this.#session.kernel.change((network) => {
      for (const link of [network.link(first, second), network.link(second, first)]) {
        if (delay !== undefined) link.setDelay(delay);
        if (loss !== undefined) link.setLoss(loss);
      }
    });
  }

  setPace(pace: number): void {
    this.#session.kernel.setSpeed(pace);
  }

  capture(): Uint8Array {
    return this.#session.capture();
  }

  dispose(): void {
    this.#disposed = true;
    this.#session.kernel.end();
  }
}
