import type { Language } from '../../../lib/i18n/language.ts';
import { STRUCTURES } from '../../../lib/structure/structure.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import styles from './arch-map.css?inline';
import { END, recordingOf } from './experiment.ts';
import { StructureMap } from './StructureMap.tsx';
import { preset } from './settings.ts';
import { type ArchMapTexts, archMapTexts } from './texts.ts';

/** The map at its most telling moment, a tracker off and a newcomer alone; and what each application comes to. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = archMapTexts[lang];
  const rows = STRUCTURES.map((app) => {
    const { structure, effect } = recordingOf({ ...preset, app });
    const middle = words.hosts[structure.hosts[0] as keyof ArchMapTexts['hosts']];
    return [words.apps[app].name, middle, words.effects[effect]];
  });
  return (
    <>
      <style>{styles}</style>
      <StructureMap words={words} recording={recordingOf(preset)} now={END} />
      <HandoutTable columns={words.handout.columns} rows={rows} />
      <p>{words.handout.note}</p>
    </>
  );
}
