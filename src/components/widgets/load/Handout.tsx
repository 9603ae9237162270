import type { Language } from '../../../lib/i18n/language.ts';
import { LoadPlot } from './LoadPlot.tsx';
import { numbersIn } from './numbers.ts';
import { questionOf } from './question.ts';
import { preset } from './settings.ts';
import { loadTexts } from './texts.ts';

/** How the time grows with the load of one server, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = loadTexts[lang];
  return (
    <>
      <LoadPlot
        lang={lang}
        words={words}
        numbers={numbersIn(lang)}
        settings={preset}
        question={questionOf(preset)}
        recording={undefined}
        revealed
        guess={undefined}
        onGuess={undefined}
        tableOpen
      />
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
