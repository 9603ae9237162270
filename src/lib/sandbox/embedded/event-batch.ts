import type { Recorder } from '../../net/trace/recorder.ts';
import type { RunEvent } from '../engine.ts';

/** Real milliseconds between two posts to the page: often enough to look live, seldom enough to stay cheap. */
const INTERVAL = 50;

/**
 * Collects what a run has to tell and posts it in batches, in order: the trace up to an output comes before
 * the output. The first news after a pause goes out at once.
 */
export class EventBatch {
  readonly #recorder: Recorder;
  readonly #post: (events: readonly RunEvent[]) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #events: RunEvent[] = [];
  #postedAt = Number.NEGATIVE_INFINITY;

  constructor(recorder: Recorder, post: (events: readonly RunEvent[]) => void) {
    this.#recorder = recorder;
    this.#post = post;
    this.#timer = setInterval(() => this.flush(), INTERVAL);
  }

  add(event: RunEvent): void {
    this.#takeTrace();
    this.#events.push(event);
    if (performance.now() - this.#postedAt >= INTERVAL) this.flush();
  }

  flush(): void {
    this.#takeTrace();
    if (this.#events.length === 0) return;
    this.#post(this.#events);
    this.#events = [];
    this.#postedAt = performance.now();
  }

  /** Posts the rest. Nothing may be added afterwards. */
  close(): void {
    this.flush();
    clearInterval(this.#timer);
  }

  #takeTrace(): void {
    const events = this.#recorder.take();
    if (events.length > 0) this.#events.push({ type: 'trace', events });
  }
}
