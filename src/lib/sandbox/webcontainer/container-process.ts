import type { WebContainer, WebContainerProcess } from '@webcontainer/api';
import type { ProcessDescription } from '../../net/scenario.ts';
import type { TapOutput } from './tap-event.ts';
import { TAP_FILE } from './tap-file.ts';
import { TapStream } from './tap-stream.ts';

/** Most bytes of output before a process is ended, as in the embedded engine. */
const OUTPUT_LIMIT = 1_000_000;

export interface ProcessListener {
  told(output: readonly TapOutput[]): void;
  /** The process is over. `limit` when it was ended for printing too much. */
  ended(code: number, limit: number | undefined): void;
}

/** One program of a lab as a process of the container, with the tap before it. */
export class ContainerProcess {
  readonly name: string;
  readonly #process: WebContainerProcess;
  readonly #input: WritableStreamDefaultWriter<string>;
  #killed = false;
  #over = false;

  private constructor(name: string, process: WebContainerProcess, listener: ProcessListener) {
    this.name = name;
    this.#process = process;
    this.#input = process.input.getWriter();
    void this.#follow(listener);
  }

  /** Starts it. `hosts` are the names that shall lead to the container itself. */
  static async spawn(
    container: WebContainer,
    { name, file, argv = [], env = {} }: ProcessDescription,
    hosts: readonly string[],
    listener: ProcessListener,
  ): Promise<ContainerProcess> {
    const process = await container.spawn('node', ['--require', `./${TAP_FILE}`, file, ...argv], {
      // Colours would stand in the output as escape sequences.
      env: { NO_COLOR: '1', ...env, IEUM_HOSTS: hosts.join() },
      terminal: { cols: 500, rows: 40 },
    });
    return new ContainerProcess(name, process, listener);
  }

  get killed(): boolean {
    return this.#killed;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Asks it to end. A process that has ended does not hear it. */
  kill(): void {
    if (this.#over) return;
    this.#killed = true;
    this.#process.kill();
  }

  /** Text as it is typed; null is the end of input, Ctrl+D at the start of a line. */
  write(text: string | null): void {
    // What has ended meanwhile takes no input, which is no failure of ours.
    this.#input.write(text ?? '\x04').catch(() => {});
  }

  async #follow(listener: ProcessListener): Promise<void> {
    const stream = new TapStream();
    let printed = 0;
    let limit: number | undefined;
    const reader = this.#process.output.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (limit !== undefined) continue;
      const output = stream.read(value);
      listener.told(output);
      printed += output.reduce((sum, one) => sum + (one.type === 'text' ? one.text.length : 0), 0);
      if (printed <= OUTPUT_LIMIT) continue;
      limit = OUTPUT_LIMIT;
      this.#process.kill();
    }
    const code = await this.#process.exit;
    this.#over = true;
    if (limit === undefined) listener.told(stream.end());
    listener.ended(code, limit);
  }
}
