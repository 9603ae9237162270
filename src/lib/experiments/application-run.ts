import type { Traffic, Transport } from './applications.ts';
import { type Download, download, type Progress } from './download.ts';
import { fileInDatagrams } from './file-in-datagrams.ts';
import { type Lookup, lookups } from './lookups.ts';
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

export interface ApplicationRun {
  /** Fates of the application's pieces, in order: messages, answers, pictures, or a file's parts. */
  readonly pieces: readonly Frame['fate'][];
  /** Before anything of the application's own could be sent. */
  readonly setupMs: number;
  /** When a file was whole, set-up included; absent where it never was, and for what is no file. */
  readonly doneMs?: number;
}

/** How long an application runs. */
export const DURATION_MS = 10_000;
/** A picture of a stored video is shown for so long. */
const PICTURE_MS = 100;

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
      const frames = yield* calling({
        protocol,
        rttMs,
        rate,
        loss,
        frames: DURATION_MS / intervalMs,
        intervalMs,
        frameBytes: encrypted ? recordLength(bytes) : bytes,
        deadlineMs,
      });
      return { pieces: frames.map(({ fate }) => fate), setupMs };
    }
    case 'lookups': {
      const { intervalMs, deadlineMs } = traffic;
      const extra = footing.transport === 'quic' || footing.secure ? 1 : 0;
      const asked = yield* lookups({
        protocol: footing.transport === 'tcp' ? 'tcp' : 'udp',
        rounds: 1 + extra,
        rttMs,
        rate,
        loss,
        questions: DURATION_MS / intervalMs,
        intervalMs,
        askAgainMs: 1000,
      });
      return { pieces: asked.map((lookup) => fateOf(lookup, deadlineMs)), setupMs };
    }
    case 'file': {
      const { bytes, deadlineMs = Number.POSITIVE_INFINITY } = traffic;
      const sent = yield* transfer(protocol, { rttMs, rate, loss, bytes });
      const lastMs = sent.progress.at(-1)?.atMs ?? 0;
      const doneMs = sent.missing.length > 0 ? undefined : lastMs + setupMs - sent.connectMs;
      return {
        pieces: Array.from({ length: sent.pieces }, (_, piece) => {
          if (sent.missing.includes(piece)) return 'lost';
          return doneMs !== undefined && doneMs > deadlineMs ? 'late' : 'on-time';
        }),
        setupMs,
        ...(doneMs !== undefined && { doneMs }),
      };
    }
    case 'video': {
      const bytes = (traffic.bitrate * DURATION_MS) / 8000;
      const sent = yield* transfer(protocol, { rttMs, rate, loss, bytes });
      return { pieces: picturesOf(traffic, sent, setupMs - sent.connectMs), setupMs };
    }
  }
}

interface Transfer {
  readonly progress: readonly Progress[];
  readonly pieces: number;
  readonly missing: readonly number[];
  /** What of the times is TCP's own handshake. */
  readonly connectMs: number;
}

const SEGMENT = 1448;

function* transfer(protocol: 'tcp' | 'udp', file: Download): Steps<Transfer> {
  if (protocol === 'udp') return { ...(yield* fileInDatagrams(file)), connectMs: 0 };
  const progress = yield* download(file);
  return { progress, pieces: Math.ceil(file.bytes / SEGMENT), missing: [], connectMs: file.rttMs };
}

/** A picture is lost when a part of it is, late when its last part comes after it should have been shown. */
function picturesOf(
  { bitrate, startMs }: Extract<Traffic, { kind: 'video' }>,
  { progress, missing }: Transfer,
  shiftMs: number,
): Frame['fate'][] {
  const bytes = (bitrate * PICTURE_MS) / 8000;
  const holed = new Set(
    missing.flatMap((piece) => [piece * SEGMENT, (piece + 1) * SEGMENT - 1]).map(pictureAt),
  );
  let place = 0;
  return Array.from({ length: DURATION_MS / PICTURE_MS }, (_, picture) => {
    if (holed.has(picture)) return 'lost';
    while (place < progress.length - 1 && progress[place]!.bytes < (picture + 1) * bytes) place++;
    return progress[place]!.atMs + shiftMs > startMs + picture * PICTURE_MS ? 'late' : 'on-time';
  });

  function pictureAt(byte: number): number {
    return Math.floor(byte / bytes);
  }
}

function fateOf({ askedMs, answeredMs }: Lookup, deadlineMs: number): Frame['fate'] {
  if (answeredMs === undefined) return 'lost';
  return answeredMs - askedMs > deadlineMs ? 'late' : 'on-time';
}
