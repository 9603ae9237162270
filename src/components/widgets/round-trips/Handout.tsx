import type { Language } from '../../../lib/i18n/language.ts';
import { DataTable } from '../frame/DataTable.tsx';
import { record } from './experiment.ts';
import { preset } from './settings.ts';
import { roundTripTexts } from './texts.ts';

/** The times of the five ways, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = roundTripTexts[lang];
  const time = (ms: number) => words.milliseconds(ms.toLocaleString(lang));
  const asked = record({ ...preset, dns: 'yes' }).lanes;
  return (
    <>
      <p>{words.handoutLead(time(preset.rtt))}</p>
      <DataTable
        columns={words.handoutColumns}
        rows={record(preset).lanes.map(({ setup, doneMs }, place) => [
          words.setups[setup],
          time(doneMs),
          time(asked[place]!.doneMs),
        ])}
      />
    </>
  );
}
