import type { Time } from '../../net/time.ts';
import type { Session } from '../../node/kernel/session.ts';
import type { RunEvent } from '../engine.ts';

/** Real milliseconds between two posts to the page: often enough to look live, seldom enough to stay cheap. */
const INTERVAL = 50;

/**
 * Collects what a run has to tell and posts it in batches, in order: the trace up to an output comes before
 * the output. The first news after a pause goes out at once.
 */
export class EventBatch {
  readonly #session: Session;
  readonly #post: (events: readonly RunEvent[]) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #events: RunEvent[] = [];
  #postedAt = Number.NEGATIVE_INFINITY;
  /** The virtual time that the page knows of. */
  #told = 0 as Time;
  #closed = false;

  constructor(session: Session, post: (events: readonly RunEvent[]) => void) {
    this.#session = session;
    this.#post = post;
    this.#timer = setInterval(() => {
      this.#tellTime();
      this.flush();
    }, INTERVAL);
  }

  add(event: RunEvent): void {
    if (this.#closed) return;
    this.#takeTrace();
    if ('at' in event) this.#told = event.at;
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

  /** Posts the rest. What is added afterwards is not posted. */
  close(): void {
    this.flush();
    this.#closed = true;
    clearInterval(this.#timer);
  }

  #tellTime(): void {
    const { clock } = this.#session.kernel;
    if (clock > this.#told) this.add({ type: 'time', at: clock });
  }

  #takeTrace(): void {
    const events = this.#session.recorder.take();
    if (events.length > 0) this.#events.push({ type: 'trace', events });
  }
}
