import { finish } from '../../../lib/experiments/steps.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { averageOf, DURATION, record } from './recording.ts';
import { SharePlot } from './SharePlot.tsx';
import { preset } from './settings.ts';
import { shareTexts } from './texts.ts';

/** Four flows on one bottleneck, and what one gets of it with fewer: for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = shareTexts[lang];
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
  const runs = [1, 2, 4].map((N) => ({ N, run: finish(record({ ...preset, N })) }));
  const four = runs.find(({ N }) => N === preset.N)!.run;
  return (
    <>
      <SharePlot
        lang={lang}
        words={words}
        settings={preset}
        run={four}
        now={DURATION}
        guess={undefined}
        onGuess={undefined}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{words.table.n}</th>
            <th scope="col">{words.table.mine}</th>
            <th scope="col">{words.table.fair}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ N, run }) => (
            <tr key={N}>
              <th scope="row">{N}</th>
              <td>{words.rate(number(averageOf(run, 0)))}</td>
              <td>{words.rate(number(run.fair))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
