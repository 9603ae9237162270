import type { Exit, KernelEvent, Slice, Turn } from '../protocol.ts';
import type { KernelOptions } from './kernel.ts';
import type { EndReason } from './kernel-listener.ts';
import type { KernelProcess } from './kernel-process.ts';
import { perform } from './perform.ts';
import { OutOfMemory } from './process-port.ts';
import type { ProcessTable } from './process-table.ts';
import type { RunInput } from './run-input.ts';
import { Watchdog } from './watchdog.ts';

/** Real milliseconds a worker may take to load the library, on a slow phone too. */
const LOADING_PATIENCE = 5000;
/** Real milliseconds a process has beyond its own patience, which can say where it hangs: then its worker is ended. */
const GRACE = 3000;
/** Real milliseconds for a slice that is known to have been answered once, on whatever machine. */
const REPLAY_PATIENCE = 60_000;
/** Real milliseconds a process has to answer once its user has asked it to stop. */
const STOP_PATIENCE = 500;

type LoopLimit = Extract<NonNullable<Exit['limit']>, { kind: 'loop' }>;

/** What the slices need to know of the run, and tell it. */
interface RunOfSlices {
  /** The engine's patience ended something: a replay must know. */
  readonly record: (input: RunInput) => void;
  /** Whether the next slice is known to have been answered before. */
  readonly isKnown: () => boolean;
  readonly isOver: () => boolean;
}

/** Gives processes their slices, one at a time, and takes what comes back; watches over those that do not answer. */
export class Slices {
  readonly #options: KernelOptions;
  readonly #processes: ProcessTable;
  readonly #run: RunOfSlices;
  readonly #watchdog = new Watchdog();
  #running: KernelProcess | undefined;

  constructor(options: KernelOptions, processes: ProcessTable, run: RunOfSlices) {
    this.#options = options;
    this.#processes = processes;
    this.#run = run;
  }

  /** Runs a process that is due, and carries out what it asks for. */
  async run(process: KernelProcess): Promise<void> {
    const slice = this.#sliceFor(process);
    if (slice) await this.#exchange(process, slice);
  }

  /** A process that is asked to end but does not answer cannot handle the signal either. */
  hurry(asked: readonly KernelProcess[]): void {
    if (!this.#running || !asked.includes(this.#running)) return;
    this.#running.signalled = true;
    this.#watchdog.hurry(STOP_PATIENCE);
  }

  /** Waits no longer for an answer. */
  giveUp(): void {
    this.#watchdog.hurry(0);
  }

  /** Undefined when what it was due for has passed. */
  #sliceFor(process: KernelProcess): Slice | undefined {
    const { now } = this.#options.network.simulator;
    const first = process.state === 'not-started';
    const timerDue = process.wakesAt !== null && process.wakesAt <= now;
    const events: KernelEvent[] = first ? [{ type: 'start' }, ...process.inbox.take()] : process.inbox.take();
    if (events.length === 0 && !timerDue) return undefined;
    if (first) {
      process.state = 'running';
      this.#options.listener.started(process.name, now);
    }
    const { sockets } = process.host;
    const loopLimit = this.#loopLimit(process);
    const disk = process.disk.take();
    return {
      now,
      events,
      ports: sockets.ports(),
      ephemeral: { tcp: sockets.nextEphemeral('tcp'), udp: sockets.nextEphemeral('udp') },
      ...(loopLimit !== undefined && { loopLimit }),
      ...(disk.length > 0 && { disk }),
    };
  }

  /** A process that has run too often is ended by the next thing it does, which gives the place. */
  #loopLimit(process: KernelProcess): number | undefined {
    if (++process.turns > this.#options.limits.turns) return 0;
    if (process.foretold?.type === 'loop-limit') return process.foretold.count;
    return this.#run.isKnown() ? process.boot.loopLimit : undefined;
  }

  async #exchange(process: KernelProcess, slice: Slice): Promise<void> {
    const { foretold } = process;
    process.foretold = undefined;
    if (foretold?.type === 'lost') {
      this.#processes.lose(process, foretold);
      return;
    }
    this.#running = process;
    const turn = await this.#answer(process, slice);
    this.#running = undefined;
    if (this.#run.isOver()) return;
    if (turn && !(turn instanceof Error)) {
      this.#takeTurn(process, turn);
      return;
    }
    const lost: Extract<RunInput, { type: 'lost' }> = {
      type: 'lost',
      process: process.name,
      ...(turn ? { message: turn.message } : process.signalled && { byUser: true }),
      ...(turn instanceof OutOfMemory && { memory: turn.limit }),
    };
    this.#run.record(lost);
    this.#processes.lose(process, lost);
  }

  /** What the process makes of a slice; undefined when it hangs, an error when its worker broke down. */
  async #answer(process: KernelProcess, slice: Slice): Promise<Turn | Error | undefined> {
    try {
      const turn = await this.#watchdog.await(process.port.run(slice), this.#patience(process, slice));
      // When depends on the host's memory: what the turn did is left out, here and in every replay.
      const limit = turn?.exit?.limit;
      return limit?.kind === 'memory' ? new OutOfMemory(limit.limit) : turn;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** The first slice waits for the library to be loaded, too. */
  #patience({ boot }: KernelProcess, { events }: Slice): number {
    const patience = boot.patience + GRACE;
    if (this.#run.isKnown()) return Math.max(patience, REPLAY_PATIENCE);
    return events[0]?.type === 'start' ? patience + LOADING_PATIENCE : patience;
  }

  #takeTurn(process: KernelProcess, turn: Turn): void {
    const { network, recorder, listener, limits } = this.#options;
    process.disk.add(turn.disk ?? []);
    for (const operation of turn.operations) {
      perform(process, operation, network, recorder);
      if (process.sockets.count <= limits.sockets) continue;
      const { source } = operation;
      this.#stop(process, { kind: 'sockets', limit: limits.sockets, ...(source && { source }) });
      return;
    }
    for (const { stream, text } of turn.output)
      listener.output(process.name, stream, text, network.simulator.now);
    process.wakesAt = turn.timerAt;
    if (!turn.exit) return;
    const { code, signal, limit } = turn.exit;
    if (limit?.kind === 'loop') this.#stop(process, this.#reasonOfLoop(process, limit));
    else if (limit) this.#stop(process, limit);
    else this.#processes.end(process, { code, ...(signal !== undefined && { signal }) });
  }

  #reasonOfLoop(process: KernelProcess, { count, source }: LoopLimit): EndReason {
    const { turns } = this.#options.limits;
    const place = source && { source };
    if (process.turns > turns) return { kind: 'turns', limit: turns, ...place };
    // Where the clock struck differs from machine to machine; a replay is told.
    if (count !== undefined) this.#run.record({ type: 'loop-limit', process: process.name, count });
    return { kind: 'loop', ...place };
  }

  #stop(process: KernelProcess, reason: EndReason): void {
    this.#processes.end(process, { code: 1, reason });
  }
}
