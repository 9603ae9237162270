/** Work that WebCrypto does while virtual time stands still: tasks one after another, in the order they came. */
export class TaskQueue {
  #last: Promise<void> = Promise.resolve();
  #open = 0;

  add(task: () => Promise<void>): void {
    this.#open++;
    this.#last = this.#last.then(task).finally(() => this.#open--);
  }

  /** Waits for all of them, those added meanwhile as well. Rejects with the first that failed. */
  async done(): Promise<void> {
    while (this.#open > 0) await this.#last;
  }
}
