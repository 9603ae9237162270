import type { Lang } from '../../net/plot-texts.ts';
import { DistributionPlot } from './DistributionPlot.tsx';
import { numbersIn } from './numbers.ts';
import { preset } from './settings.ts';
import { swarmTexts } from './texts.ts';

/** The result at its most telling moment, N = 30, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Lang }) {
  const words = swarmTexts[lang];
  return (
    <>
      <DistributionPlot
        lang={lang}
        words={words}
        numbers={numbersIn(lang, words)}
        settings={preset}
        from={10}
        revealed
        guess={undefined}
        onGuess={undefined}
        now={undefined}
        tableOpen
      />
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
