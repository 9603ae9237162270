import type { Needs, Traffic, Transport } from './applications.ts';
import { type Download, download, type Progress } from './download.ts';
import { fileInDatagrams } from './file-in-datagrams.ts';
import { lookups } from './lookups.ts';
import type { Steps } from './steps.ts';
import { recordLength } from './tls-record.ts';
import { calling, type Frame } from './voice.ts';

/** A way through the network on which applications are tried. */
export interface Way {
  readonly rttMs: number;
  readonly rate: number;
  /** Chance loss from sender to receiver; of lookups, both ways. */
  readonly loss: number;
}

/** What the application was given to run on. */
export interface Footing {
  readonly transport: Transport;
  /** TLS over TCP, DTLS over UDP. QUIC always encrypts. */
  readonly secure: boolean;
}

/** A message, an answer, a picture, or a part of a file. */
export interface Piece {
  readonly fate: Frame['fate'];
  /** When its fate was settled, from the start of the traffic on. */
  readonly knownMs: number;
}

export interface ApplicationRun {
  /** In the order of the application. */
  readonly pieces: readonly Piece[];
  /** Before anything of the application's own could be sent. */
  readonly setupMs: number;
  /** When a file was whole, set-up included; absent where it never was, and for what is no file. */
  readonly doneMs?: number;
}

/** How long an application runs. */
export const DURATION_MS = 10_000;
/** A picture of a stored video is shown for so long. */
const PICTURE_MS = 100;
/** A program that asks over UDP waits so long for an answer, three times. */
const ASK_AGAIN_MS = 1000;
const GIVEN_UP_MS = 3 * ASK_AGAIN_MS;

/** Round trips before the first byte of the application's own: RFC 9293 §3.5, 9846 §2, 9147 §5, 9001 §4. */
export function setupRoundTrips({ transport, secure }: Footing): number {
  if (transport === 'quic') return 1;
  return Number(transport === 'tcp') + Number(secure);
}

/**
 * Runs an application for 10 s. TCP and UDP are the model's; encryption is reduced to what it costs, round trips of
 * set-up and 22 bytes a record. The model has no QUIC: its reliable stream waits for what was lost as TCP does, so TCP
 * stands in for it, with the set-up of QUIC.
 */
export function* runApplication(
  traffic: Traffic,
  footing: Footing,
  way: Way,
  seed: number,
): Steps<ApplicationRun> {
  const setupMs = setupRoundTrips(footing) * way.rttMs;
  const protocol = footing.transport === 'udp' ? 'udp' : 'tcp';
  const encrypted = footing.secure || footing.transport === 'quic';
  const loss = { probability: way.loss, seed };
  const { rttMs, rate } = way;
  switch (traffic.kind) {
    case 'messages': {
      const { bytes, intervalMs, deadlineMs } = traffic;
      const { frames } = yield* calling({
        protocol,
        rttMs,
        rate,
        loss,
        frames: DURATION_MS / intervalMs,
        intervalMs,
        frameBytes: encrypted ? recordLength(bytes) : bytes,
        deadlineMs,
      });
      return {
        pieces: frames.map(({ fate, sentMs, arrivedMs = sentMs + deadlineMs }) => ({
          fate,
          knownMs: arrivedMs,
        })),
        setupMs,
      };
    }
    case 'lookups': {
      const { intervalMs, deadlineMs } = traffic;
      const asked = yield* lookups({
        protocol: footing.transport === 'tcp' ? 'tcp' : 'udp',
        rounds: encrypted ? 2 : 1,
        rttMs,
        rate,
        loss,
        questions: DURATION_MS / intervalMs,
        intervalMs,
        askAgainMs: ASK_AGAIN_MS,
      });
      return {
        pieces: asked.map(({ askedMs, answeredMs }) =>
          answeredMs === undefined
            ? { fate: 'lost', knownMs: askedMs + GIVEN_UP_MS }
            : { fate: answeredMs - askedMs > deadlineMs ? 'late' : 'on-time', knownMs: answeredMs },
        ),
        setupMs,
      };
    }
    case 'file': {
      const { bytes, deadlineMs = Number.POSITIVE_INFINITY } = traffic;
      const sent = yield* transfer(protocol, { rttMs, rate, loss, bytes }, setupMs);
      const lastMs = Math.max(0, ...sent.pieces.map((atMs) => atMs ?? 0));
      const isWhole = !sent.pieces.includes(undefined);
      return {
        pieces: sent.pieces.map((atMs) =>
          atMs === undefined
            ? { fate: 'lost', knownMs: lastMs }
            : { fate: isWhole && lastMs > deadlineMs ? 'late' : 'on-time', knownMs: atMs },
        ),
        setupMs,
        ...(isWhole && { doneMs: lastMs }),
      };
    }
    case 'video': {
      const bytes = (traffic.bitrate * DURATION_MS) / 8000;
      const sent = yield* transfer(protocol, { rttMs, rate, loss, bytes }, setupMs);
      return { pieces: picturesOf(traffic, sent), setupMs };
    }
  }
}

interface Transfer {
  /** When each piece of 1,448 bytes came, set-up included; undefined for one that never did. */
  readonly pieces: readonly (number | undefined)[];
}

const SEGMENT = 1448;

function* transfer(protocol: 'tcp' | 'udp', file: Download, setupMs: number): Steps<Transfer> {
  const count = Math.ceil(file.bytes / SEGMENT);
  if (protocol === 'udp') {
    const { progress, missing } = yield* fileInDatagrams(file);
    const holes = new Set(missing);
    let come = 0;
    return {
      pieces: Array.from({ length: count }, (_, piece) =>
        holes.has(piece) ? undefined : progress[come++]!.atMs + setupMs,
      ),
    };
  }
  // The times of `download` begin with TCP's own handshake.
  const shiftMs = setupMs - file.rttMs;
  const progress: readonly Progress[] = yield* download(file);
  let place = 0;
  return {
    pieces: Array.from({ length: count }, (_, piece) => {
      while (progress[place]!.bytes < Math.min((piece + 1) * SEGMENT, file.bytes)) place++;
      return progress[place]!.atMs + shiftMs;
    }),
  };
}

/** A picture is lost when a part of it is, late when its last part comes after it should have been shown. */
function picturesOf(
  { bitrate, startMs }: Extract<Traffic, { kind: 'video' }>,
  { pieces }: Transfer,
): Piece[] {
  const bytes = (bitrate * PICTURE_MS) / 8000;
  return Array.from({ length: DURATION_MS / PICTURE_MS }, (_, picture) => {
    const parts = pieces.slice(
      Math.floor((picture * bytes) / SEGMENT),
      Math.ceil(((picture + 1) * bytes) / SEGMENT),
    );
    const dueMs = startMs + picture * PICTURE_MS;
    if (parts.includes(undefined)) return { fate: 'lost', knownMs: dueMs };
    const comeMs = Math.max(...parts.map((atMs) => atMs!));
    return comeMs > dueMs ? { fate: 'late', knownMs: comeMs } : { fate: 'on-time', knownMs: dueMs };
  });
}

/** Of use as it should be, with flaws that can be borne, or of no use. */
export type Outcome = 'fine' | 'worn' | 'broken';

/** Few enough to be covered up. */
const BEARABLE = 0.1;

/** What a run was worth to an application with these needs. */
export function outcomeOf({ pieces }: ApplicationRun, { loss }: Needs): Outcome {
  const share = (fate: Frame['fate']) => pieces.filter((piece) => piece.fate === fate).length / pieces.length;
  const [late, lost] = [share('late'), share('lost')];
  if (lost > 0 && loss === 'intolerant') return 'broken';
  if (late + lost === 0) return 'fine';
  return late + lost <= BEARABLE ? 'worn' : 'broken';
}
