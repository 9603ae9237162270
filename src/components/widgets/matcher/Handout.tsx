import { APPLICATIONS } from '../../../lib/experiments/applications.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { valueText } from './Dials.tsx';
import { dialNames } from './dials.ts';
import { Needs } from './Needs.tsx';
import { matcherTexts } from './texts.ts';

/** All cards with their dials and their transports, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = matcherTexts[lang];
  return (
    <>
      <Needs words={words} />
      <HandoutTable
        columns={[words.table.app, ...dialNames.map((dial) => words.dial[dial]), words.table.over]}
        rows={APPLICATIONS.map(({ id, needs, transports }) => [
          words.card[id].name,
          ...dialNames.map((dial) => valueText(words, dial, needs[dial])),
          transports.map((one) => words.transports[one]).join(', '),
        ])}
      />
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
