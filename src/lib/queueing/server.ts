import type { Job } from './request.ts';

/** One server: a request in service and a first-come-first-served queue before it. Times in seconds. */
export class Server {
  readonly number: number;
  /** Arrived and not yet gone, in the order of arrival, from `#head` on; the first is in service. */
  #jobs: Job[] = [];
  #head = 0;
  /** When the service under way ends; Infinity: none is. */
  endsAt = Infinity;
  /** Time spent serving, that of the service under way excepted. */
  busy = 0;
  up = true;
  /** Whether the balancer saw it up when it last failed or came back. */
  seenUp = true;
  /** When it last failed or came back. */
  changedAt = -Infinity;

  constructor(number: number) {
    this.number = number;
  }

  /** Requests at the server, the one in service included. */
  get length(): number {
    return this.#jobs.length - this.#head;
  }

  /** The request in service. */
  get current(): Job | undefined {
    return this.#jobs[this.#head];
  }

  push(job: Job): void {
    this.#jobs.push(job);
  }

  shift(): Job | undefined {
    const job = this.#jobs[this.#head];
    if (!job) return undefined;
    this.#head += 1;
    // Cuts off what is gone once it is the larger half, so that a queue without limit costs no more per request.
    if (this.#head * 2 > this.#jobs.length) {
      this.#jobs = this.#jobs.slice(this.#head);
      this.#head = 0;
    }
    return job;
  }
}
