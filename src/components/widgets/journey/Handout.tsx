import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { journeyOf } from './model.ts';
import { Sizes } from './Sizes.tsx';
import { preset } from './settings.ts';
import { journeyTexts } from './texts.ts';

/** How the sizes grow, layer by layer: to scale, and in numbers. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = journeyTexts[lang];
  const { handout } = words;
  const letters = [
    { name: handout.rows.http, transport: 'TCP', journey: journeyOf(preset) },
    { name: handout.rows.dns, transport: 'UDP', journey: journeyOf({ ...preset, tab: 2 }) },
    {
      name: handout.rows.hangul,
      transport: 'UDP',
      journey: journeyOf({ ...preset, tab: 3, text: '가', protocol: 'udp' }),
    },
  ] as const;
  const rows = letters.map(({ name, journey: { bytes } }) => {
    const { message, transport, ip, frame } = bytes;
    return [name, message, message + transport, message + transport + ip, frame];
  });
  return (
    <>
      <Sizes words={words} letters={letters} />
      <HandoutTable columns={handout.columns} rows={rows} />
      <p>{handout.note}</p>
    </>
  );
}
