import type { Crossings } from './crossings.ts';
import type { Simulator } from './simulator.ts';
import { between, type Time } from './time.ts';
import { Timer } from './timer.ts';

/**
 * Follows the transmitter of a link for the trace: tells when the transmission of each packet under way starts and ends.
 * A link knows these times when the packet enters, and needs no events for them itself.
 */
export class TransmitterTrace {
  readonly #crossings: Crossings;
  readonly #simulator: Simulator;
  readonly #tell: (event: 'transmit-start' | 'transmit-end', entry: number) => void;
  readonly #timer: Timer<TransmitterTrace>;
  /** The entry whose start (or end, when `#started`) of transmission comes next. */
  #next = 0;
  #started = false;

  constructor(
    crossings: Crossings,
    simulator: Simulator,
    tell: (event: 'transmit-start' | 'transmit-end', entry: number) => void,
  ) {
    this.#crossings = crossings;
    this.#simulator = simulator;
    this.#tell = tell;
    this.#timer = new Timer<TransmitterTrace>(simulator, (trace) => trace.catchUp(), this);
  }

  /** A packet has entered the link. */
  entered(): void {
    if (!this.#timer.running) this.catchUp();
  }

  /** Tells the starts and ends that are due, and comes back for the next one. */
  catchUp(): void {
    const crossings = this.#crossings;
    const { now } = this.#simulator;
    while (this.#next < crossings.tail) {
      const at = (this.#started ? crossings.end(this.#next) : crossings.start(this.#next)) as Time;
      if (at > now) {
        this.#timer.start(between(now, at));
        return;
      }
      const entry = this.#next;
      const event = this.#started ? 'transmit-end' : 'transmit-start';
      if (this.#started) this.#next++;
      this.#started = !this.#started;
      this.#tell(event, entry);
    }
  }

  /** Whether an entry has been transmitted to the last bit. */
  hasSent(entry: number): boolean {
    return entry < this.#next;
  }

  /** The entries from `first` on are gone: what comes next will be entry `first`. */
  cutOff(first: number): void {
    this.#timer.cancel();
    if (this.#next < first) return;
    this.#next = first;
    this.#started = false;
  }
}
