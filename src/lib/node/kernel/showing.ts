import type { Time } from '../../net/time.ts';
import type { Recorder } from '../../net/trace/recorder.ts';
import type { KernelListener, ProcessEnd } from './kernel-listener.ts';
import type { Seen } from './transport.ts';

/** Counts what a run has shown (trace events, and what its processes were seen to do), and passes it on. */
export class Showing implements KernelListener {
  readonly #recorder: Recorder;
  readonly #next: KernelListener;
  #counted = 0;
  #packets = 0;
  #told = 0;

  constructor(recorder: Recorder, next: KernelListener) {
    this.#recorder = recorder;
    this.#next = next;
  }

  count(): Seen {
    const { events } = this.#recorder;
    // A packet enters a link, leaves its transmitter, arrives or is lost; the start of transmission is part of these.
    for (; this.#counted < events.length; this.#counted++) {
      const event = events[this.#counted]!;
      if (event.kind === 'packet' && event.event !== 'transmit-start') this.#packets++;
    }
    return { event: events.length + this.#told, packet: this.#packets };
  }

  started(process: string, at: Time): void {
    this.#told++;
    this.#next.started(process, at);
  }

  output(process: string, stream: 'stdout' | 'stderr', text: string, at: Time): void {
    this.#told++;
    this.#next.output(process, stream, text, at);
  }

  ended(process: string, end: ProcessEnd, at: Time): void {
    this.#told++;
    this.#next.ended(process, end, at);
  }

  idle(at: Time): void {
    this.#next.idle(at);
  }

  paused(at: Time): void {
    this.#next.paused?.(at);
  }
}
