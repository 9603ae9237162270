import type { PlotAxis, PlotProps, PlotSeries } from './Plot.tsx';
import { plotTexts } from './plot-texts.ts';

type PlotTableProps = Pick<PlotProps, 'lang' | 'title' | 'x' | 'y' | 'series' | 'tableAt' | 'tableOpen'>;

/** The plot's numbers as a table, folded until asked for. */
export function PlotTable({ lang, title, x, y, series, tableAt, tableOpen }: PlotTableProps) {
  return (
    <details class="plot-table" open={tableOpen ?? false}>
      <summary>{plotTexts[lang].showTable}</summary>
      <table>
        <caption class="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{x.label}</th>
            {series.map((one) => (
              <th scope="col" key={one.id}>
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableAt.map((value) => (
            <tr key={value}>
              <th scope="row">{x.format(value)}</th>
              {series.map((one) => (
                <td key={one.id}>{formatAt(y, one, value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The line's value at x: a point of it, or on the straight piece between two; undefined outside. */
export function valueAt(series: Pick<PlotSeries, 'points'>, x: number): number | undefined {
  const { points } = series;
  const next = points.findIndex((point) => point.x >= x);
  const right = points[next];
  if (!right) return undefined;
  if (right.x === x) return right.y;
  const left = points[next - 1];
  return left && left.y + ((x - left.x) / (right.x - left.x)) * (right.y - left.y);
}

/** The line's value at x with its unit; a dash where it has none. */
export function formatAt(axis: PlotAxis, series: PlotSeries, x: number): string {
  const value = valueAt(series, x);
  return value === undefined ? '–' : axis.format(value);
}
