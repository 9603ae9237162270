import type { Piece, Strip } from '../../../lib/experiments/writes-and-reads.ts';
import type { BytesTexts } from './texts.ts';

/** A piece with how it stands. */
export interface Shown extends Piece {
  readonly state?: 'under-way' | 'lost';
  readonly again?: boolean;
}

interface PiecesProps {
  readonly words: BytesTexts;
  readonly name: string;
  readonly pieces: readonly Shown[];
  readonly number: (value: number) => string;
  readonly at: (ms: number) => string;
}

/** One row: pieces side by side, each of strips as wide as they have bytes; the number says which write a strip is of. */
export function Pieces({ words, name, pieces, number, at }: PiecesProps) {
  return (
    <section class="bytes-row">
      <h4>
        {name} <b>{pieces.length}</b>
      </h4>
      {pieces.length === 0 ? (
        <p class="bytes-nothing">{words.rows.nothing}</p>
      ) : (
        <ol class="bytes-pieces">
          {pieces.map(({ atMs, strips, state, again }, place) => (
            <li
              key={`${place} ${atMs}`}
              class={state}
              style={{ flexGrow: sizeOf(strips) }}
              title={words.pieceText(
                at(atMs),
                strips.map(({ write, bytes }) => words.strip(write, number(bytes))).join(' + '),
              )}
            >
              <span class="bytes-strips">
                {strips.map(({ write, bytes }, index) => (
                  <span key={index} class={`strip write-${write}`} style={{ flexGrow: bytes }}>
                    <span class="sr-only">{words.strip(write, number(bytes))}</span>
                    <b aria-hidden="true">{write}</b>
                  </span>
                ))}
              </span>
              <span class="bytes-size" aria-hidden="true">
                {number(sizeOf(strips))}
              </span>
              {(state === 'lost' || again) && (
                <span class="bytes-fate">{state === 'lost' ? `✕ ${words.lost}` : words.again}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const sizeOf = (strips: readonly Strip[]): number => strips.reduce((sum, { bytes }) => sum + bytes, 0);
