import type { Network } from '../../net/network.ts';
import type { Time } from '../../net/time.ts';
import type { DiskChange } from '../disk-change.ts';
import type { Boot } from '../protocol.ts';
import { DiskView } from './disk-view.ts';
import type { KernelListener, ProcessEnd } from './kernel-listener.ts';
import { KernelProcess } from './kernel-process.ts';
import type { ProcessPort } from './process-port.ts';
import { processSeed } from './process-seed.ts';
import type { RunInput, SignalName } from './run-input.ts';

const SIGNAL_NUMBERS: Readonly<Record<SignalName, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

interface ProcessTableOptions {
  readonly network: Network;
  readonly listener: KernelListener;
  readonly openPort: () => ProcessPort;
  /** The seed of the run, from which a process that is started anew gets its own. */
  readonly seed: number;
}

/** The processes of a run, in the order in which they take their turns: how they begin and how they end. */
export class ProcessTable {
  readonly #options: ProcessTableOptions;
  readonly #processes: KernelProcess[] = [];
  #lastPid = 0;
  /** By host: what has been done to its disk. */
  readonly #disks = new Map<string, DiskChange[]>();

  constructor(options: ProcessTableOptions) {
    this.#options = options;
  }

  get all(): readonly KernelProcess[] {
    return this.#processes;
  }

  get everybodyEnded(): boolean {
    return this.#processes.every(({ state }) => state === 'ended');
  }

  add(name: string, hostName: string, boot: Boot, start: Time): void {
    const { network, openPort } = this.#options;
    this.#processes.push(
      new KernelProcess(name, hostName, network, boot, this.#diskOf(hostName), start, openPort),
    );
    this.#lastPid = Math.max(this.#lastPid, boot.pid);
  }

  /** The processes of a name; all without one. */
  named(name: string | undefined): readonly KernelProcess[] {
    return name === undefined ? this.#processes : this.#processes.filter((process) => process.name === name);
  }

  due(now: Time): KernelProcess | undefined {
    return this.#processes.find((process) => process.isDue(now));
  }

  /** When the first process wants to run although nothing happens. */
  get wakesAt(): Time | undefined {
    let first: Time | undefined;
    for (const { state, wakesAt } of this.#processes)
      if (state !== 'ended' && wakesAt !== null && (first === undefined || wakesAt < first)) first = wakesAt;
    return first;
  }

  prepare(): void {
    for (const process of this.#processes) process.prepare();
  }

  free(): void {
    for (const process of this.#processes) process.free();
  }

  /** SIGKILL, and any signal before the process has begun, ends it at once; others are for the program to handle. */
  signal(process: KernelProcess, name: SignalName): void {
    if (process.state === 'ended') return;
    process.signalled = true;
    if (process.state === 'running' && name !== 'SIGKILL') process.inbox.post({ type: 'signal', name });
    else this.end(process, { code: 128 + SIGNAL_NUMBERS[name], signal: name });
  }

  restart(process: KernelProcess, files: Extract<RunInput, { type: 'restart' }>['files']): void {
    const again = process.successor !== undefined;
    process.successor = { ...process.successor, ...files };
    if (process.state === 'ended') this.#succeed(process);
    else this.signal(process, again ? 'SIGKILL' : 'SIGTERM');
  }

  /** Ends a process and closes what it has open. One that a limit of the engine stops has no time to: it resets. */
  end(process: KernelProcess, end: ProcessEnd): void {
    process.state = 'ended';
    process.free();
    if (end.reason) process.sockets.abortAll();
    else process.sockets.closeAll();
    process.names.cancelAll();
    const byUser = end.signal !== undefined && process.signalled;
    const reason = end.reason ?? (byUser ? { kind: 'stopped-by-user' as const } : undefined);
    this.#options.listener.ended(process.name, { ...end, ...(reason && { reason }) }, this.#now);
    if (process.successor) this.#succeed(process);
  }

  /** A slice was not answered: the process hangs, or its worker broke down and said `message`. */
  lose(
    process: KernelProcess,
    { byUser, message, memory }: Omit<Extract<RunInput, { type: 'lost' }>, 'type'>,
  ): void {
    if (message === undefined) {
      const reason = { kind: byUser ? ('stopped-by-user' as const) : ('unresponsive' as const) };
      this.end(process, { code: 137, signal: 'SIGKILL', reason });
      return;
    }
    process.sockets.abortAll();
    this.#options.listener.output(process.name, 'stderr', `${message}\n`, this.#now);
    const reason = memory === undefined ? undefined : { kind: 'memory' as const, limit: memory };
    this.end(process, { code: 134, signal: 'SIGABRT', ...(reason && { reason }) });
  }

  #diskOf(host: string): DiskView {
    const log = this.#disks.get(host) ?? [];
    this.#disks.set(host, log);
    return new DiskView(log);
  }

  get #now(): Time {
    return this.#options.network.simulator.now;
  }

  /** A new process takes the place of one that has ended: another process number, another seed, its turn the same. */
  #succeed(process: KernelProcess): void {
    const pid = ++this.#lastPid;
    const boot: Boot = {
      ...process.boot,
      pid,
      seed: processSeed(this.#options.seed, pid),
      files: { ...process.boot.files, ...process.successor },
    };
    const { network, openPort } = this.#options;
    const { name, host } = process;
    const successor = new KernelProcess(
      name,
      host.name,
      network,
      boot,
      this.#diskOf(host.name),
      this.#now,
      openPort,
    );
    this.#processes[this.#processes.indexOf(process)] = successor;
    successor.prepare();
  }
}
