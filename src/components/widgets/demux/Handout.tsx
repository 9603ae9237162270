import { tcpDoors } from '../../../lib/experiments/doors.ts';
import { TROUBLES, trouble } from '../../../lib/experiments/troubles.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import styles from './demux.css?inline';
import type { Outcome } from './experiment.ts';
import { Hall } from './Hall.tsx';
import { demuxTexts } from './texts.ts';

/** Each letter at the door that TCP puts it through, and what comes of each trouble. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = demuxTexts[lang];
  const rows = TROUBLES.map((name) => {
    const { outcome, atMs } = trouble(name);
    return [words.troubles[name].name, words.outcomes[outcome as Outcome], words.after(atMs)];
  });
  return (
    <>
      <style>{styles}</style>
      <Hall words={words} doors={tcpDoors()} now={Number.POSITIVE_INFINITY} guess={undefined} />
      <p>{words.handout.note}</p>
      <HandoutTable columns={words.handout.columns} rows={rows} />
    </>
  );
}
