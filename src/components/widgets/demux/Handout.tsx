import { TROUBLES, trouble } from '../../../lib/experiments/troubles.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import type { Outcome } from './experiment.ts';
import { demuxTexts } from './texts.ts';

/** What comes of each trouble. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = demuxTexts[lang];
  const rows = TROUBLES.map((name) => {
    const { outcome, atMs } = trouble(name);
    return [words.troubles[name].name, words.outcomes[outcome as Outcome], words.after(atMs)];
  });
  return (
    <>
      <p>{words.handout.note}</p>
      <HandoutTable columns={words.handout.columns} rows={rows} />
    </>
  );
}
