import type { Boot, Slice, Turn } from '../protocol.ts';
import type { FromProcess, ToProcess } from './process-port.ts';

/** The conversation with a process worker: one question at a time, and the worker may break down at any moment. */
export class Dialogue {
  readonly #post: (question: ToProcess) => void;
  #asking: { resolve: (answer: FromProcess) => void; reject: (error: Error) => void } | undefined;
  #failure: Error | undefined;

  constructor(post: (question: ToProcess) => void) {
    this.#post = post;
  }

  async boot(boot: Boot): Promise<void> {
    const answer = await this.#ask({ type: 'boot', boot });
    if (answer.type !== 'ready') throw unexpected(answer);
  }

  async run(slice: Slice): Promise<Turn> {
    const answer = await this.#ask({ type: 'slice', slice });
    if (answer.type !== 'turn') throw unexpected(answer);
    return answer.turn;
  }

  /** The worker has answered. */
  answered(answer: FromProcess): void {
    this.#asking?.resolve(answer);
    this.#asking = undefined;
  }

  /** The worker has broken down: what is asked now or later fails. */
  failed(error: Error): void {
    this.#failure ??= error;
    this.#asking?.reject(this.#failure);
    this.#asking = undefined;
  }

  #ask(question: ToProcess): Promise<FromProcess> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#asking) throw new Error('a process worker was asked before it had answered');
    return new Promise((resolve, reject) => {
      this.#asking = { resolve, reject };
      this.#post(question);
    });
  }
}

const unexpected = (answer: FromProcess): Error =>
  new Error(answer.type === 'broken' ? answer.message : `the process worker answered ${answer.type}`);
