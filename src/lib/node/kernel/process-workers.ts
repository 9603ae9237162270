import type { ProcessPort } from './process-port.ts';
import { SwappablePort, type Swapping } from './swappable-port.ts';

/** Processes without a worker whose turn comes next get theirs meanwhile. */
const AHEAD = 3;

/**
 * The workers of processes, a limited number at a time: a worker with Node's library takes some ten megabytes. When
 * there are more processes, those that have waited longest do without.
 */
export class ProcessWorkers implements Swapping {
  readonly #open: () => ProcessPort;
  readonly #limit: number;
  /** The processes with a worker; who ran last comes last. */
  readonly #loaded = new Set<SwappablePort>();
  /** The processes that have never had one. */
  readonly #waiting = new Set<SwappablePort>();

  constructor(open: () => ProcessPort, limit: number) {
    this.#open = open;
    this.#limit = limit;
  }

  open(): ProcessPort {
    return new SwappablePort(this);
  }

  booted(port: SwappablePort): void {
    this.#waiting.add(port);
    if (this.#loaded.size < this.#limit) this.#load(port);
  }

  used(port: SwappablePort): void {
    if (port.hasWorker) {
      this.#loaded.delete(port);
      this.#loaded.add(port);
    } else this.#load(port);
    let ahead = 0;
    for (const loaded of this.#loaded) if (loaded.isNew) ahead++;
    for (const next of [...this.#waiting].slice(0, Math.max(0, AHEAD - ahead))) this.#load(next);
  }

  rested(): void {
    this.#makeRoom();
  }

  ended(port: SwappablePort): void {
    this.#waiting.delete(port);
    this.#loaded.delete(port);
  }

  #load(port: SwappablePort): void {
    this.#waiting.delete(port);
    this.#loaded.add(port);
    port.load(this.#open());
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const port of this.#loaded) {
      if (this.#loaded.size <= this.#limit) return;
      if (!port.canRest) continue;
      this.#loaded.delete(port);
      port.rest();
    }
  }
}
