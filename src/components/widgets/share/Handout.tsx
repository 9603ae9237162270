import { finish } from '../../../lib/experiments/steps.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import type { PlotPoint } from '../../net/Plot.tsx';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { averageOf, BOTTLENECK, DURATION, record } from './recording.ts';
import { bandsOf } from './SharePlot.tsx';
import { preset } from './settings.ts';
import { shareTexts } from './texts.ts';

const [WIDTH, HEIGHT] = [200, 80];

/** Every second moment: enough to see, and light. */
const coarse = (points: readonly PlotPoint[]) => points.filter((_, place) => place % 4 === 3);

const outline = (points: readonly PlotPoint[]): string =>
  points
    .map(
      ({ x, y }) =>
        `${Math.round((x / DURATION) * WIDTH)} ${Math.round(HEIGHT - (y / BOTTLENECK / 1.1) * HEIGHT)}`,
    )
    .join('L');

/** Four flows on one bottleneck, and what one gets of it with fewer: for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = shareTexts[lang];
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
  const runs = [1, 2, 4].map((N) => ({ N, run: finish(record({ ...preset, N })) }));
  const four = runs.find(({ N }) => N === preset.N)!.run;
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.handout}>
        {bandsOf(four).map(({ id, colour, lower, upper }) => (
          <path key={id} fill={colour} d={`M${outline([...coarse(upper), ...coarse(lower).reverse()])}z`} />
        ))}
      </svg>
      <HandoutTable
        columns={[words.table.n, words.table.mine, words.table.fair]}
        rows={runs.map(({ N, run }) => [
          N,
          words.rate(number(averageOf(run, 0))),
          words.rate(number(run.fair)),
        ])}
      />
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
