import type { Language } from '../../../lib/i18n/language.ts';
import { DataTable } from '../frame/DataTable.tsx';
import { record } from './experiment.ts';
import { Race } from './Race.tsx';
import styles from './round-trips.css?inline';
import { preset, SETUPS } from './settings.ts';
import { roundTripTexts } from './texts.ts';

/** The five ways on one clock, and their times with and without DNS, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = roundTripTexts[lang];
  const time = (ms: number) => words.milliseconds(ms.toLocaleString(lang));
  const run = record(preset);
  const asked = record({ ...preset, dns: 'yes' }).lanes;
  return (
    <>
      <style>{styles}</style>
      <p>{words.handoutLead(time(preset.rtt))}</p>
      <Race
        lang={lang}
        words={words}
        setups={SETUPS}
        run={run}
        now={run.end * 1000}
        rtt={preset.rtt}
        guess={undefined}
        chosen={undefined}
        onChoose={undefined}
      />
      <DataTable
        columns={words.handoutColumns}
        rows={run.lanes.map(({ setup, doneMs }, place) => [
          words.setups[setup],
          time(doneMs),
          time(asked[place]!.doneMs),
        ])}
      />
    </>
  );
}
