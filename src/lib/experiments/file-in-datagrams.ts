import { IPV4_HEADER, UDP_HEADER } from '../net/wire/length.ts';
import { type Download, type Progress, pathOf } from './download.ts';
import { Pair } from './pair.ts';
import type { Steps } from './steps.ts';

/** Bytes of the file in a datagram: as many as a TCP segment with timestamps carries at an MTU of 1500. */
const PIECE = 1448;

export interface FileInDatagrams {
  /** What had come, and since when, holes and all. Times from the first datagram on. */
  readonly progress: readonly Progress[];
  readonly pieces: number;
  /** The numbers of the pieces that never came, from 0. */
  readonly missing: readonly number[];
}

/**
 * A file over UDP, from server to client, by a program that repairs nothing: one datagram of 1,448 bytes after the
 * other, as fast as the link sends them, so that only chance loses any.
 */
export function* fileInDatagrams(file: Download): Steps<FileInDatagrams> {
  const { rttMs, rate, bytes, jitterMs = 0 } = file;
  const pair = new Pair(pathOf(file));
  const pieces = Math.ceil(bytes / PIECE);
  const progress: Progress[] = [];
  const come = new Set<number>();
  let received = 0;
  const ear = pair.client.openDatagram();
  ear.bind({ address: pair.client.address, port: pair.serverAt(7015).port });
  ear.listener = {
    readable: () => {
      for (let datagram = ear.receive(); datagram; datagram = ear.receive()) {
        come.add(new DataView(datagram.bytes.buffer, datagram.bytes.byteOffset).getUint32(0));
        received += datagram.bytes.length;
        progress.push({ atMs: pair.now, bytes: received });
      }
    },
  };
  const mouth = pair.server.openDatagram();
  const spacing = ((PIECE + IPV4_HEADER + UDP_HEADER) * 8000) / rate;
  for (let piece = 0; piece < pieces; piece++) {
    pair.at(piece * spacing, () => {
      const datagram = new Uint8Array(Math.min(PIECE, bytes - piece * PIECE));
      new DataView(datagram.buffer).setUint32(0, piece);
      mouth.send(datagram, { address: pair.client.address, port: pair.serverAt(7015).port });
    });
  }
  yield* pair.running(pieces * spacing + rttMs + jitterMs);
  return {
    progress,
    pieces,
    missing: Array.from({ length: pieces }, (_, piece) => piece).filter((piece) => !come.has(piece)),
  };
}
