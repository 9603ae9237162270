import { APPLICATIONS } from '../../../lib/experiments/applications.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { valueText } from './Dials.tsx';
import { dialNames } from './dials.ts';
import { matcherTexts } from './texts.ts';

/** All cards with their dials and their transports, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = matcherTexts[lang];
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.table.app}</th>
            {dialNames.map((dial) => (
              <th key={dial} scope="col">
                {words.dial[dial]}
              </th>
            ))}
            <th scope="col">{words.table.over}</th>
          </tr>
        </thead>
        <tbody>
          {APPLICATIONS.map(({ id, needs, transports }) => (
            <tr key={id}>
              <th scope="row">{words.card[id].name}</th>
              {dialNames.map((dial) => (
                <td key={dial}>{valueText(words, dial, needs[dial])}</td>
              ))}
              <td>{transports.map((one) => words.transports[one]).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="widget-note">{words.handout}</p>
    </>
  );
}
