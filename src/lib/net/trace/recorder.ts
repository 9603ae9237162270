import type { ProcessEvent, TraceEvent } from './event.ts';
import type { Cause, Origin } from './origin.ts';

export interface RecorderOptions {
  /** Keeps the state of every TCP connection over time as well (ConnectionSample). Default: false. */
  readonly samples?: boolean;
}

/** Keeps the trace of a run, in order of time. A network without a recorder keeps none and runs faster. */
export class Recorder {
  readonly keepsSamples: boolean;
  /** What goes on now. Who acts sets it before and takes it back after, so that packets made meanwhile tell it. */
  cause: Cause | undefined;
  readonly #events: TraceEvent[] = [];
  #taken = 0;
  #calls = 0;

  constructor({ samples = false }: RecorderOptions = {}) {
    this.keepsSamples = samples;
  }

  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** The call that goes on now, if the trace shows it. */
  get call(): number | undefined {
    return this.cause?.kind === 'call' ? this.cause.call : undefined;
  }

  record(event: TraceEvent): void {
    if (event.kind === 'process') this.#calls++;
    this.#events.push(event);
  }

  /** A process makes a call, which the trace shows as `event` or not at all; `action` carries it out. */
  perform(event: ProcessEvent | undefined, action: () => void): void {
    if (event) this.record(event);
    this.cause = event ? { kind: 'call', call: this.#calls - 1 } : { kind: 'call' };
    action();
    this.cause = undefined;
  }

  /** The origin of a packet that is made now. */
  origin(socket?: number, call?: number): Origin {
    const { cause } = this;
    return {
      ...(socket !== undefined && { socket }),
      ...(call !== undefined && { call }),
      ...(cause && { cause }),
    };
  }

  /** The events since the last call. */
  take(): TraceEvent[] {
    const news = this.#events.slice(this.#taken);
    this.#taken = this.#events.length;
    return news;
  }
}
