import { Dialogue } from '../../node/kernel/dialogue.ts';
import type { ProcessPort, TurnMessage } from '../../node/kernel/process-port.ts';
import type { Boot, Slice, Turn } from '../../node/protocol.ts';

/** A process in a web worker. */
export class WorkerPort implements ProcessPort {
  readonly #worker: Worker;
  readonly #dialogue: Dialogue;

  /** `address` is that of a blob with the process worker. */
  constructor(address: string) {
    this.#worker = new Worker(address);
    this.#dialogue = new Dialogue((message) => this.#worker.postMessage(message));
    this.#worker.onmessage = ({ data }: MessageEvent<TurnMessage>) => this.#dialogue.answered(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#dialogue.failed(new Error(event.message || 'the process worker failed'));
    };
  }

  boot(boot: Boot): void {
    this.#dialogue.boot(boot);
  }

  run(slice: Slice): Promise<Turn> {
    return this.#dialogue.run(slice);
  }

  terminate(): void {
    this.#worker.terminate();
  }
}
