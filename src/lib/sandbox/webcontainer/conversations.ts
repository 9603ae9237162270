import type { Time } from '../../net/time.ts';
import type { Message } from '../message.ts';
import type { TapEndpoint } from './tap-event.ts';

/** A call at one end of a connection: bytes up to here have been written, or read. */
interface Mark {
  readonly host: string;
  readonly bytes: number;
  readonly upTo: number;
  readonly at: Time;
}

/** One direction of a connection: what was written and not yet read, and reads whose writes have not been told yet. */
interface Flow {
  written: number;
  read: number;
  readonly writes: Mark[];
  readonly reads: Mark[];
}

/**
 * Matches what processes write with what others read. All of them are on one machine there, so the two ports name a
 * connection, and its bytes come out in the order they went in. A message is what one read brought; it was sent when
 * the last of its bytes was written. Each process tells its own story, so a read may be told before its write.
 */
export class Conversations {
  readonly #flows = new Map<string, Flow>();

  /** A process on `host` wrote so many bytes from `local` to `remote`. Returns the messages that are complete now. */
  wrote(host: string, local: TapEndpoint, remote: TapEndpoint, bytes: number, at: Time): readonly Message[] {
    const flow = this.#flow(local, remote);
    flow.written += bytes;
    flow.writes.push({ host, bytes, upTo: flow.written, at });
    return matched(flow);
  }

  /** A process on `host` read so many bytes at `local` that came from `remote`. */
  read(host: string, local: TapEndpoint, remote: TapEndpoint, bytes: number, at: Time): readonly Message[] {
    const flow = this.#flow(remote, local);
    flow.read += bytes;
    flow.reads.push({ host, bytes, upTo: flow.read, at });
    return matched(flow);
  }

  #flow(from: TapEndpoint, to: TapEndpoint): Flow {
    const key = `${from.port} ${to.port}`;
    const flow = this.#flows.get(key) ?? { written: 0, read: 0, writes: [], reads: [] };
    this.#flows.set(key, flow);
    return flow;
  }
}

function matched({ writes, reads }: Flow): readonly Message[] {
  const messages: Message[] = [];
  while (reads[0] && writes.at(-1) && writes.at(-1)!.upTo >= reads[0].upTo) {
    const { host: to, bytes, upTo, at } = reads.shift()!;
    while (writes[0]!.upTo < upTo) writes.shift();
    const { host: from, at: written } = writes[0]!;
    const sentAt = Math.min(written, at) as Time;
    messages.push({ from, to, bytes, sentAt, at });
  }
  return messages;
}
