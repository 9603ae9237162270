import type { Piece } from '../../../lib/experiments/application-run.ts';

interface ColumnsProps {
  readonly pieces: readonly Piece[];
  readonly atMs: number;
  readonly text: string;
}

const MOST = 100;
const HEIGHT = 30;

/** Pieces from first to last, several to a column where there are many: broad in time, thin late, a gap with a cross lost. */
export function Columns({ pieces, atMs, text }: ColumnsProps) {
  const columns = Math.min(MOST, pieces.length);
  const paths = { 'on-time': '', late: '', lost: '' };
  for (let column = 0; column < columns; column++) {
    const part = pieces.slice(
      Math.floor((column * pieces.length) / columns),
      Math.floor(((column + 1) * pieces.length) / columns),
    );
    const share = (fate: Piece['fate']) =>
      part.filter((piece) => piece.fate === fate && piece.knownMs <= atMs).length / part.length;
    const [onTime, late] = [share('on-time') * HEIGHT, share('late') * HEIGHT];
    paths['on-time'] += bar(column, HEIGHT, onTime, 0.8);
    // Thin, so that the shape tells them apart as well.
    paths.late += bar(column, HEIGHT - onTime, late, 0.4);
    if (share('lost') > 0) paths.lost += `M${column + 0.2} 5l.6 6m0 -6l-.6 6`;
  }
  return (
    <svg
      class="matcher-columns"
      role="img"
      aria-label={text}
      viewBox={`0 0 ${columns} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {Object.entries(paths).map(([fate, path]) => (
        <path key={fate} class={fate} d={path} />
      ))}
    </svg>
  );
}

const bar = (column: number, from: number, height: number, width: number): string =>
  height > 0
    ? `M${column + (1 - width) / 2} ${from.toFixed(1)}v${(-height).toFixed(1)}h${width}v${height.toFixed(1)}z`
    : '';
