import type { Time } from '../../net/time.ts';
import type { KnownRun } from '../../node/kernel/kernel.ts';
import type { KernelListener } from '../../node/kernel/kernel-listener.ts';
import type { ProcessPool } from '../../node/kernel/process-pool.ts';
import type { Recording } from '../../node/kernel/recording.ts';
import { createSession, type Session, type SessionOptions } from '../../node/kernel/session.ts';
import type { PartName, PartScripts } from '../../node/parts.ts';
import type { RunEvent, RunOptions } from '../engine.ts';
import type { ProjectFile } from '../project.ts';
import { EventBatch } from './event-batch.ts';
import type { RunCommand, RunSource } from './messages.ts';

/** Where a project's files are in the file system of its processes. */
const HOME = '/home';

/** A page holds what it shows: a process that prints more is stopped. */
const OUTPUT_LIMIT = 1024 * 1024;

/** Where the processes of a run come from. */
type ProcessSource = Pick<ProcessPool, 'open' | 'refill'>;

type RunMaterial = Pick<SessionOptions, 'scenario' | 'files' | 'home' | 'env' | 'limits'>;

/** One run, inside the kernel worker: a session, and another one in its place whenever it goes back in time. */
export class KernelRun {
  readonly #material: RunMaterial & Pick<SessionOptions, 'parts'>;
  /** What processes that are started from now on are given; a restart with other files may need more. */
  readonly #parts: Partial<Record<PartName, string>>;
  readonly #pool: ProcessSource;
  readonly #post: (events: readonly RunEvent[]) => void;
  /** The processes that were asked to stop; undefined stands for all. */
  readonly #asked = new Set<string | undefined>();
  #speed: number;
  #session: Session;
  #batch: EventBatch;
  #disposed = false;

  constructor(
    source: RunSource,
    parts: PartScripts,
    { speed = Infinity, paused = false }: RunOptions,
    pool: ProcessSource,
    post: (events: readonly RunEvent[]) => void,
  ) {
    this.#pool = pool;
    this.#post = post;
    this.#speed = speed;
    this.#parts = { ...parts };
    this.#material = { ...materialOf(source), parts: this.#parts };
    const recording = 'recording' in source ? source.recording : undefined;
    [this.#session, this.#batch] = this.#open(
      recording && { inputs: recording.inputs, until: recording.end, ends: true },
      paused,
    );
  }

  do(command: RunCommand): void {
    const { kernel } = this.#session;
    switch (command.type) {
      case 'stop':
        kernel.signal(this.#asked.has(command.process) ? 'SIGKILL' : 'SIGTERM', command.process);
        this.#asked.add(command.process);
        // Who is to end a run that stands still does not mean to wait for it.
        if (command.process === undefined) kernel.resume();
        return;
      case 'kill':
        kernel.signal('SIGKILL', command.process);
        return;
      case 'restart': {
        const { process, files, parts } = command;
        Object.assign(this.#parts, parts);
        this.#asked.delete(process);
        kernel.apply({ type: 'restart', process, ...(files && { files: filesOf(files) }) });
        return;
      }
      case 'input':
        kernel.apply({ type: 'stdin', process: command.process, text: command.text });
        return;
      case 'set-link':
        kernel.apply({ type: 'link', between: command.between, change: command.conditions });
        return;
      case 'drop-packet':
        kernel.apply({ type: 'remove', hop: command.hop });
        return;
      case 'pause':
        kernel.pause();
        return;
      case 'resume':
        kernel.resume();
        return;
      case 'step':
        kernel.step(command.what);
        return;
      case 'set-speed':
        this.#speed = command.speed;
        kernel.setSpeed(command.speed);
        return;
      case 'seek':
        this.#seek(command.to);
    }
  }

  capture(): Uint8Array {
    return this.#session.capture();
  }

  recording(): Recording {
    return this.#session.recording();
  }

  dispose(): void {
    this.#disposed = true;
    this.#session.kernel.end();
    this.#batch.close();
  }

  /** Forward by going on; back by making the run again, with what reached it from outside. */
  #seek(to: Time): void {
    const { kernel } = this.#session;
    if (to >= kernel.now && !kernel.isOver) {
      kernel.runTo(to);
      return;
    }
    if (to >= kernel.now) {
      this.#tell([{ type: 'done', at: kernel.now }]);
      return;
    }
    const { inputs, extent } = kernel;
    kernel.end();
    this.#batch.close();
    this.#asked.clear();
    this.#tell([{ type: 'rewound' }]);
    [this.#session, this.#batch] = this.#open({ inputs, until: extent, ends: false }, true);
    this.#session.kernel.runTo(to);
  }

  #tell(events: readonly RunEvent[]): void {
    if (!this.#disposed) this.#post(events);
  }

  #open(known: KnownRun | undefined, paused: boolean): [Session, EventBatch] {
    const tell = (event: RunEvent) => batch.add(event);
    const listener: KernelListener = {
      started: (process, at) => tell({ type: 'started', process, at }),
      output: (process, stream, text, at) => tell({ type: 'output', process, stream, text, at }),
      ended: (process, end, at) => tell({ type: 'exit', process, ...end, at }),
      idle: (at) => {
        tell({ type: 'idle', at });
        this.#pool.refill();
      },
      paused: (at) => {
        tell({ type: 'paused', at });
        batch.flush();
        this.#pool.refill();
      },
    };
    const session = createSession({
      ...this.#material,
      openPort: () => this.#pool.open(),
      listener,
      speed: this.#speed,
      samples: true,
      paused,
      ...(known && { known }),
    });
    const batch = new EventBatch(session, (events) => this.#tell(events));
    void this.#follow(session, batch);
    return [session, batch];
  }

  /** Runs a session to its end; what goes wrong in the engine is told as `failed`. */
  async #follow(session: Session, batch: EventBatch): Promise<void> {
    await Promise.resolve(); // the session is in its place
    const { kernel } = session;
    let last: RunEvent;
    try {
      await kernel.run();
      last = { type: 'done', at: kernel.now };
    } catch (error) {
      last = { type: 'failed', message: String(error) };
    }
    if (session !== this.#session) return;
    batch.add(last);
    batch.close();
    this.#pool.refill();
  }
}

function materialOf(source: RunSource): RunMaterial {
  if ('recording' in source) {
    const { scenario, files, home, env, limits } = source.recording;
    return { scenario, files, home, limits, ...(env && { env }) };
  }
  const { scenario, files } = source.project;
  return { scenario, files: filesOf(files), home: HOME, limits: { output: OUTPUT_LIMIT } };
}

const filesOf = (files: readonly ProjectFile[]): Record<string, string> =>
  Object.fromEntries(files.map(({ path, text }) => [`${HOME}/${path}`, text]));
