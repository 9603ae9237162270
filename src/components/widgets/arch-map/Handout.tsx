import type { Language } from '../../../lib/i18n/language.ts';
import { STRUCTURES } from '../../../lib/structure/structure.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { recordingOf } from './experiment.ts';
import { preset } from './settings.ts';
import { type ArchMapTexts, archMapTexts } from './texts.ts';

/** What each application comes to without its host in the middle. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = archMapTexts[lang];
  const rows = STRUCTURES.map((app) => {
    const { structure, effect } = recordingOf({ ...preset, app });
    const middle = words.hosts[structure.hosts[0] as keyof ArchMapTexts['hosts']];
    return [words.apps[app].name, middle, words.effects[effect]];
  });
  return (
    <>
      <HandoutTable columns={words.handout.columns} rows={rows} />
      <p>{words.handout.note}</p>
    </>
  );
}
