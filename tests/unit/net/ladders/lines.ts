import { inMilliseconds, type Time } from '../../../../src/lib/net/time.ts';

/** One line of a script as it was seen: when, of which connection, and what. */
export interface Line {
  readonly at: Time;
  readonly connection: string;
  words: string;
  /** Of segments: what they must have in common to stand on one line, and where they start. */
  readonly segment?: { readonly shape: string; readonly seq: number };
}

/** The lines as text; more than two segments of equal size in a row make one line. */
export function formatLines(lines: readonly Line[]): string {
  const merged: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const count = sameSegments(lines, index);
    merged.push(format(count > 2 ? joined(lines, index, count) : lines[index]!));
    index += count > 2 ? count : 1;
  }
  return merged.join('\n');
}

/** How many segments of equal size follow each other here at once. */
function sameSegments(lines: readonly Line[], start: number): number {
  const { at, connection, segment } = lines[start]!;
  if (!segment) return 1;
  let count = 1;
  for (; ; count++) {
    const next = lines[start + count];
    if (next?.at !== at || next.connection !== connection || next.segment?.shape !== segment.shape)
      return count;
    const size = Number(segment.shape.split(' ')[1]);
    if (size === 0 || next.segment.seq !== segment.seq + count * size) return count;
  }
}

/** `> 9 × ACK 1000 seq=1 … 8001 ack=1` */
function joined(lines: readonly Line[], start: number, count: number): Line {
  const first = lines[start]!;
  const last = lines[start + count - 1]!;
  const words = first.words
    .replace('> ', `> ${count} × `)
    .replace(/seq=\d+/, (text) => `${text} … ${last.segment!.seq}`);
  return { at: first.at, connection: first.connection, words };
}

function format({ at, connection, words }: Line): string {
  const time = String(Number(inMilliseconds(at).toFixed(3))).padStart(9);
  return `${time}  ${connection === 'a' ? '' : `${connection}: `}${words}`;
}
