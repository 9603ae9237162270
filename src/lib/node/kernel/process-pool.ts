import type { ProcessPort } from './process-port.ts';

/**
 * Process workers, with spares started ahead, so that a process need not wait for its worker to be started and
 * its script to be compiled.
 */
export class ProcessPool {
  readonly #create: () => ProcessPort;
  readonly #size: number;
  readonly #spares: ProcessPort[] = [];

  /** Keeps up to `size` spares. */
  constructor(create: () => ProcessPort, size: number) {
    this.#create = create;
    this.#size = size;
  }

  open(): ProcessPort {
    return this.#spares.shift() ?? this.#create();
  }

  /** Starts the spares that are missing. For moments in which nobody waits for the processor. */
  refill(): void {
    while (this.#spares.length < this.#size) this.#spares.push(this.#create());
  }

  dispose(): void {
    for (const spare of this.#spares.splice(0)) spare.terminate();
  }
}
