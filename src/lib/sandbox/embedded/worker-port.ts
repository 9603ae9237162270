import { Dialogue } from '../../node/kernel/dialogue.ts';
import type { ProcessPort, TurnMessage } from '../../node/kernel/process-port.ts';
import type { Boot, Slice, Turn } from '../../node/protocol.ts';

/** What a process worker is started with: Chromium keeps a worker's own script twice, a text that it evaluates once. */
const LOADER = `addEventListener('message', ({ data }) => (0, eval)(new FileReaderSync().readAsText(data)), { once: true });`;

let loaderAddress: string | undefined;

/** A process in a web worker. */
export class WorkerPort implements ProcessPort {
  readonly #worker: Worker;
  readonly #dialogue: Dialogue;

  /** `script` is the process worker's. */
  constructor(script: Blob) {
    loaderAddress ??= URL.createObjectURL(new Blob([LOADER], { type: 'text/javascript' }));
    this.#worker = new Worker(loaderAddress);
    this.#worker.postMessage(script);
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
