import { finish } from '../../../lib/experiments/steps.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { River } from './River.tsx';
import { record } from './recording.ts';
import { preset } from './settings.ts';
import sheet from './strips.css?inline';
import { bytesTexts } from './texts.ts';

/** The three writes, the segments and the events, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = bytesTexts[lang];
  const run = finish(record(preset));
  return (
    <>
      <style>{sheet}</style>
      <River
        words={words}
        protocol="tcp"
        run={run}
        atMs={Number.POSITIVE_INFINITY}
        number={(value) => new Intl.NumberFormat(lang).format(value)}
        at={(ms) => words.milliseconds(ms.toFixed(1))}
      />
      <Elsewhere words={words} elsewhere={run.elsewhere} />
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
