import type { ProcessPort } from '../../node/kernel/process-port.ts';
import { WorkerPort } from './worker-port.ts';

/**
 * Process workers made from one script. A spare is started ahead, so that a process need not wait for its
 * worker to be started and its script to be compiled.
 */
export class ProcessPool {
  readonly #address: string;
  #spare: ProcessPort | undefined;

  constructor(script: string) {
    this.#address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  }

  open(): ProcessPort {
    const port = this.#spare ?? new WorkerPort(this.#address);
    this.#spare = undefined;
    return port;
  }

  /** Starts a spare unless there is one. For moments in which nobody waits for the processor. */
  refill(): void {
    this.#spare ??= new WorkerPort(this.#address);
  }
}
