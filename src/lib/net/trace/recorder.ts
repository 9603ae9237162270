import type { TraceEvent } from './event.ts';

/** Keeps the trace of a run, in order of time. A network without a recorder keeps none and runs faster. */
export class Recorder {
  readonly #events: TraceEvent[] = [];
  #taken = 0;

  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  record(event: TraceEvent): void {
    this.#events.push(event);
  }

  /** The events since the last call. */
  take(): TraceEvent[] {
    const news = this.#events.slice(this.#taken);
    this.#taken = this.#events.length;
    return news;
  }
}
