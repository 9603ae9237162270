import type { WritesAndReads } from '../../../lib/experiments/writes-and-reads.ts';
import { Pieces } from './Pieces.tsx';
import type { BytesTexts } from './texts.ts';

interface RiverProps {
  readonly words: BytesTexts;
  readonly protocol: 'tcp' | 'udp';
  readonly run: WritesAndReads | undefined;
  readonly atMs: number;
  readonly number: (value: number) => string;
  readonly at: (ms: number) => string;
}

/** The same bytes three times: as they were written, as they cross the path, as they are read. */
export function River({ words, protocol, run, atMs, number, at }: RiverProps) {
  const by = <T extends { readonly atMs: number }>(pieces: readonly T[] = []) =>
    pieces.filter((piece) => piece.atMs <= atMs);
  const shared = { words, number, at };
  return (
    <div class="bytes-river">
      <Pieces {...shared} name={words.rows.writes[protocol]} pieces={by(run?.writes)} />
      <Pieces
        {...shared}
        name={words.rows.packets[protocol]}
        pieces={by(run?.packets).map(({ arrivedMs, ...piece }) => {
          if (arrivedMs === undefined) return { ...piece, state: 'lost' };
          return arrivedMs > atMs ? { ...piece, state: 'under-way' } : piece;
        })}
      />
      <Pieces {...shared} name={words.rows.reads[protocol]} pieces={by(run?.reads)} />
    </div>
  );
}
