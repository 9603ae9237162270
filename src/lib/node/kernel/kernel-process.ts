import type { Host } from '../../net/host.ts';
import type { Time } from '../../net/time.ts';
import type { Boot } from '../protocol.ts';
import { Inbox } from './inbox.ts';
import type { ProcessPort } from './process-port.ts';
import { ProcessSockets } from './process-sockets.ts';

export type ProcessState = 'not-started' | 'running' | 'ended';

/** A process as the kernel knows it. */
export class KernelProcess {
  readonly name: string;
  readonly host: Host;
  readonly boot: Boot;
  readonly inbox = new Inbox();
  readonly sockets: ProcessSockets;
  state: ProcessState = 'not-started';
  /** When it wants to run although nothing has happened: its start, then its next timer. */
  wakesAt: Time | null;
  /** A signal was sent from outside, so an end by signal is the user's doing. */
  signalled = false;
  readonly #openPort: () => ProcessPort;
  #port: ProcessPort | undefined;
  #booted: Promise<void> | undefined;

  constructor(name: string, host: Host, boot: Boot, startsAt: Time, openPort: () => ProcessPort) {
    this.name = name;
    this.host = host;
    this.boot = boot;
    this.sockets = new ProcessSockets(host, this.inbox);
    this.wakesAt = startsAt;
    this.#openPort = openPort;
  }

  /** Starts the worker. The process takes part in the run only from its start time on. */
  prepare(): void {
    this.#port = this.#openPort();
    this.#booted = this.#port.boot(this.boot);
    this.#booted.catch(() => {}); // whoever awaits port() meets the failure
  }

  /** The worker, once it is ready to run a slice. */
  async port(): Promise<ProcessPort> {
    if (!this.#port) throw new Error(`process ${this.name} was never prepared`);
    await this.#booted;
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
