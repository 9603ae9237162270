import type { Host } from '../../net/host.ts';
import type { Network } from '../../net/network.ts';
import type { Time } from '../../net/time.ts';
import type { Boot } from '../protocol.ts';
import type { DiskView } from './disk-view.ts';
import { Inbox } from './inbox.ts';
import { ProcessNames } from './process-names.ts';
import type { ProcessPort } from './process-port.ts';
import { ProcessSockets } from './process-sockets.ts';
import type { RunInput } from './run-input.ts';

export type ProcessState = 'not-started' | 'running' | 'ended';

/** A process as the kernel knows it. */
export class KernelProcess {
  readonly name: string;
  readonly host: Host;
  readonly boot: Boot;
  readonly inbox = new Inbox();
  readonly sockets: ProcessSockets;
  readonly disk: DiskView;
  readonly names: ProcessNames;
  state: ProcessState = 'not-started';
  /** When it wants to run although nothing has happened: its start, then its next timer. */
  wakesAt: Time | null;
  /** A signal was sent from outside, so an end by signal is the user's doing. */
  signalled = false;
  /** Slices it has been given. */
  turns = 0;
  /** The files that the process started after it gets instead of its own; undefined when none is to be started. */
  successor: Readonly<Record<string, string>> | undefined;
  /** What is known of the next slice from a recording: where it was cut, or that it was never answered. */
  foretold: Extract<RunInput, { type: 'loop-limit' | 'lost' }> | undefined;
  readonly #openPort: () => ProcessPort;
  #port: ProcessPort | undefined;

  constructor(
    name: string,
    hostName: string,
    network: Network,
    boot: Boot,
    disk: DiskView,
    startsAt: Time,
    openPort: () => ProcessPort,
  ) {
    this.disk = disk;
    this.name = name;
    this.host = network.host(hostName);
    this.boot = boot;
    this.sockets = new ProcessSockets(this.host, this.inbox);
    this.names = new ProcessNames(network, this.host, this.inbox);
    this.wakesAt = startsAt;
    this.#openPort = openPort;
  }

  /** Starts the worker, which loads the library while others run. The process itself begins at its start time. */
  prepare(): void {
    this.#port = this.#openPort();
    this.#port.boot(this.boot);
  }

  get port(): ProcessPort {
    if (!this.#port) throw new Error(`process ${this.name} was never prepared`);
    return this.#port;
  }

  /** Whether it has a reason to run at this instant. */
  isDue(now: Time): boolean {
    if (this.state === 'ended') return false;
    const timer = this.wakesAt !== null && this.wakesAt <= now;
    return timer || (this.state === 'running' && !this.inbox.empty);
  }

  free(): void {
    this.#port?.terminate();
  }
}
