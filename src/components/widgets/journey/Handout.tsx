import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { journeyOf } from './model.ts';
import { preset } from './settings.ts';
import { journeyTexts } from './texts.ts';

/** How the sizes grow, layer by layer. */
export function Handout({ lang }: { readonly lang: Language }) {
  const { handout } = journeyTexts[lang];
  const letters = [
    [handout.rows.http, journeyOf(preset)],
    [handout.rows.dns, journeyOf({ ...preset, tab: 2 })],
    [handout.rows.hangul, journeyOf({ ...preset, tab: 3, text: '가' })],
  ] as const;
  const rows = letters.map(
    ([
      name,
      {
        bytes: { message, transport, ip, frame },
      },
    ]) => [name, message, message + transport, message + transport + ip, frame],
  );
  return (
    <>
      <HandoutTable columns={handout.columns} rows={rows} />
      <p>{handout.note}</p>
    </>
  );
}
