import { inMilliseconds, type Time } from '../../net/time.ts';
import { packetLabel } from '../../net/trace/describe.ts';
import type { ConnectionSample, TraceEvent } from '../../net/trace/event.ts';
import type { Recorder } from '../../net/trace/recorder.ts';
import { encodePacket } from '../../net/wire/encode.ts';
import type { KernelListener, ProcessEnd } from './kernel-listener.ts';

/** What a process was seen to do, between two events of the trace. */
interface Told {
  /** How many trace events came before. */
  readonly after: number;
  readonly at: Time;
  readonly text: string;
}

/** The first place at which two runs differ. */
export interface Divergence {
  /** Counted from 1. */
  readonly event: number;
  /** Undefined when this run was over before. */
  readonly at: Time | undefined;
  /** What happened here, in words. */
  readonly text: string;
}

/**
 * All that a run showed, in order: packets byte for byte, sockets, calls, output, ends. Two runs are the same when their
 * transcripts are; a digest (four bytes an event) suffices to find the first event that differs.
 */
export class Transcript implements KernelListener {
  readonly #recorder: Recorder;
  readonly #next: KernelListener;
  readonly #told: Told[] = [];

  constructor(recorder: Recorder, next: KernelListener) {
    this.#recorder = recorder;
    this.#next = next;
  }

  started(process: string, at: Time): void {
    this.#tell(at, `${process} starts`);
    this.#next.started(process, at);
  }

  output(process: string, stream: 'stdout' | 'stderr', text: string, at: Time): void {
    this.#tell(at, `${process} writes ${JSON.stringify(text)} to ${stream}`);
    this.#next.output(process, stream, text, at);
  }

  ended(process: string, end: ProcessEnd, at: Time): void {
    const { code, signal, reason } = end;
    const how = [`code ${code}`, signal, reason && JSON.stringify(reason)].filter(Boolean).join(', ');
    this.#tell(at, `${process} ends (${how})`);
    this.#next.ended(process, end, at);
  }

  idle(at: Time): void {
    this.#next.idle(at);
  }

  paused(at: Time): void {
    this.#next.paused?.(at);
  }

  /** A hash of each event, as base64 of little-endian 32-bit numbers. */
  digest(): string {
    const hashes: number[] = [];
    for (const event of this.#events()) hashes.push(hashOf(event));
    const bytes = new DataView(new ArrayBuffer(hashes.length * 4));
    for (const [index, hash] of hashes.entries()) bytes.setUint32(index * 4, hash, true);
    let text = '';
    for (let index = 0; index < bytes.byteLength; index++) text += String.fromCharCode(bytes.getUint8(index));
    return btoa(text);
  }

  /** Compares with the digest of another run; undefined when they are the same. */
  firstDifference(digest: string): Divergence | undefined {
    const bytes = atob(digest);
    const count = Math.floor(bytes.length / 4);
    const hashAt = (index: number): number => {
      let hash = 0;
      for (let byte = 3; byte >= 0; byte--) hash = hash * 256 + bytes.charCodeAt(index * 4 + byte);
      return hash;
    };
    let index = 0;
    for (const event of this.#events()) {
      if (index >= count || hashOf(event) !== hashAt(index))
        return { event: index + 1, at: event.at, text: describe(event) };
      index++;
    }
    if (index === count) return undefined;
    return { event: index + 1, at: undefined, text: `the run is over, ${count - index} events too early` };
  }

  #tell(at: Time, text: string): void {
    this.#told.push({ after: this.#recorder.events.length, at, text });
  }

  *#events(): Generator<Shown> {
    const { events } = this.#recorder;
    let next = 0;
    for (const told of this.#told) {
      yield* shown(events.slice(next, told.after));
      next = told.after;
      yield told;
    }
    yield* shown(events.slice(next));
  }
}

/** Samples tell nothing that the packets do not, and a run may be made with or without them. */
type Shown = Exclude<TraceEvent, ConnectionSample> | Told;

const shown = (events: readonly TraceEvent[]) => events.filter((event) => event.kind !== 'sample');

function describe(event: Shown): string {
  if (!('kind' in event)) return event.text;
  switch (event.kind) {
    case 'packet': {
      const { packet, from, to, cause } = event;
      const what = cause ? `${event.event} (${cause})` : event.event;
      return `packet ${packet.id}, ${packetLabel(packet)}, ${from} → ${to}: ${what}`;
    }
    case 'socket':
      return `socket ${event.socket} of ${event.host}: ${event.state}`;
    case 'process': {
      const { source } = event;
      return `${event.process}: ${event.label}${source ? ` at ${source.file}:${source.line}` : ''}`;
    }
  }
}

/** 32-bit FNV-1a of the event: of its words, and for a packet of its bytes. */
function hashOf(event: Shown): number {
  const words = `${inMilliseconds(event.at)} ${describe(event)}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index++)
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  if ('kind' in event && event.kind === 'packet')
    for (const byte of encodePacket(event.packet)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
