import type { Worker } from 'node:worker_threads';
import { Dialogue } from '../kernel/dialogue.ts';
import { OutOfMemory, type ProcessPort, type TurnMessage } from '../kernel/process-port.ts';
import type { Boot, Slice, Turn } from '../protocol.ts';
import { type ProcessScript, startProcessThread } from './process-script.ts';

/** Memory a program may use, in MiB. A worker beyond it ends with ERR_WORKER_OUT_OF_MEMORY. */
const MEMORY_LIMIT = 512;

/** A process in a worker thread of Node. */
export class ThreadPort implements ProcessPort {
  readonly #worker: Worker;
  readonly #dialogue: Dialogue;

  constructor(script: ProcessScript) {
    this.#worker = startProcessThread(script, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT },
    });
    this.#dialogue = new Dialogue((message) => this.#worker.postMessage(message));
    this.#worker.on('message', (answer: TurnMessage) => this.#dialogue.answered(answer));
    this.#worker.on('error', (error: Error & { readonly code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#dialogue.failed(isMemory ? new OutOfMemory(MEMORY_LIMIT * 1024 * 1024) : error);
    });
    this.#worker.on('exit', (code) => {
      this.#dialogue.failed(new Error(`the process worker ended (code ${code})`));
    });
  }

  boot(boot: Boot): void {
    this.#dialogue.boot(boot);
  }

  run(slice: Slice): Promise<Turn> {
    return this.#dialogue.run(slice);
  }

  terminate(): void {
    void this.#worker.terminate();
  }
}
