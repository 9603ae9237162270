import { utf8Text } from '../net/wire/utf8.ts';

/** Cuts a byte stream at its CRLFs, whatever the pieces it comes in; lines are given without them. */
export function eachLine(take: (line: string) => void): (bytes: Uint8Array) => void {
  let kept: Uint8Array = new Uint8Array(0);
  return (bytes) => {
    kept = Uint8Array.from([...kept, ...bytes]);
    for (let end = crlfIn(kept); end >= 0; end = crlfIn(kept)) {
      take(utf8Text(kept.subarray(0, end)) ?? '');
      kept = kept.subarray(end + 2);
    }
  };
}

const crlfIn = (bytes: Uint8Array): number =>
  bytes.findIndex((byte, at) => byte === 0x0d && bytes[at + 1] === 0x0a);
