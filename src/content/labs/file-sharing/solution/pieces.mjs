// 나눌 파일과 조각의 해시. 해시는 .torrent 파일처럼 모두가 미리 안다.
// (The file, and the hashes that all know beforehand)
import { createHash } from 'node:crypto';

export const PIECES = 6;
export const SIZE = 1024; // 조각 하나의 바이트 (bytes per piece)

/** 원본: 조각마다 글자 하나로 채웠다. 처음에는 시드만 가졌다. (the original; only the seed has it at first) */
export const original = [...'ABCDEF'].map((letter) => Buffer.alloc(SIZE, letter));

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const hashes = original.map(sha256);

/** 받은 조각이 진짜인지 해시로 가려낸다. (tells by its hash whether a piece is genuine) */
export function isGenuine(piece, index) {
  return sha256(piece) === hashes[index];
}

/** 다 모은 파일이 원본과 같은가. (whether the whole file equals the original) */
export function isWholeFile(pieces) {
  return Buffer.concat(pieces).equals(Buffer.concat(original));
}
