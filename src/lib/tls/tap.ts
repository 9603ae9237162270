import { Pair } from '../experiments/pair.ts';
import type { Packet } from '../net/packet.ts';
import { inMilliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import type { CertificateError } from './certificate.ts';
import { type Ending, plainEnds, secureEnds } from './ends.ts';
import { TaskQueue } from './task-queue.ts';

export const TAP = 'tap';
const PORT = { http: 80, https: 443 } as const;

/** How the client talks to the server, and what certificate the server shows. */
export type Way = 'http' | 'https' | 'self-signed' | 'wrong-name';

export interface TapSettings {
  readonly way: Way;
  /** What the client sends, one message. */
  readonly message: string;
  /** The tap flips the lowest bit of one byte: `at` in the `message`th that it passes on, both from 0. */
  readonly flip?: { readonly message: number; readonly at: number };
  readonly seed: number;
}

/** One segment's bytes as the tap saw them come in. */
export interface Overheard {
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
  /** What it passed on instead. */
  readonly changed?: Uint8Array;
}

export interface TapRun {
  readonly overheard: readonly Overheard[];
  /** What the server's program was given; undefined when nothing. */
  readonly received: string | undefined;
  /** What the client's program was answered. */
  readonly answered: string | undefined;
  /** Why the client would not go on. */
  readonly refused: CertificateError | undefined;
  /** How each end's TLS came to an end, where it was not in peace. */
  readonly endings: readonly Ending[];
  readonly events: readonly TraceEvent[];
}

/**
 * A client sends one message to server.lab through a router where somebody listens, and may change a byte. The keys and
 * records are real (X25519, Ed25519, HKDF, AES-128-GCM of WebCrypto). The handshake is reduced: one version and one
 * cipher, a certificate of a name, a key and a signature, one step of key derivation, and no Finished.
 * Ciphers take no virtual time. Rejects where the browser has no X25519 or Ed25519, or no WebCrypto (a page not on https).
 */
export async function runTap(settings: TapSettings, subtle: SubtleCrypto): Promise<TapRun> {
  const { way, message, flip, seed } = settings;
  const pair = new Pair({ rttMs: 40, via: TAP });
  const overheard: Overheard[] = [];
  pair.middle!.tamper = (packet) => {
    const { body } = packet;
    if (body.protocol !== 'tcp' || body.payload.length === 0) return packet;
    const changes = flip?.message === overheard.length && flip.at < body.payload.length;
    const changed = changes ? flipped(body.payload, flip.at) : undefined;
    const fromClient = packet.source === pair.client.address;
    overheard.push({
      atMs: pair.now,
      from: fromClient ? 'client' : 'server.lab',
      to: fromClient ? 'server.lab' : 'client',
      bytes: body.payload,
      ...(changed && { changed }),
    });
    return changed ? ({ ...packet, body: { ...body, payload: changed } } satisfies Packet) : packet;
  };
  const tasks = new TaskQueue();
  const ends =
    way === 'http'
      ? plainEnds(message)
      : await secureEnds({ way, message, seed, subtle, host: 'server.lab' });
  const port = way === 'http' ? PORT.http : PORT.https;
  pair.listen(port, (socket) => ends.server(socket, tasks));
  pair.connect(port, (socket) => ends.client(socket, tasks));
  while (pair.network.simulator.step() && inMilliseconds(pair.network.simulator.now) < 10_000) {
    await tasks.done();
  }
  const { received, answered, refused, endings } = ends.result();
  return {
    overheard,
    received: received && new TextDecoder().decode(received),
    answered: answered && new TextDecoder().decode(answered),
    refused,
    endings,
    events: pair.events,
  };
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at]! ^= 1;
  return changed;
}
