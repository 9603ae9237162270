import { meddle } from '../../../lib/experiments/meddling.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { readDeeds } from './deeds.ts';
import { scenes } from './settings.ts';
import { dropTexts } from './texts.ts';

const cases = [
  ...scenes.map(({ name, start }) => ({ name, ...start })),
  { name: 'last' as const, protocol: 'tcp' as const, deeds: 'drop-c10-520' },
];
const [WIDTH, LEFT, ROW] = [360, 44, 40];
/** Milliseconds that the picture shows. */
const SHOWN = 1900;
const x = (ms: number) => LEFT + (ms / SHOWN) * (WIDTH - LEFT - 8);

/** When the process got each message after one deed, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = dropTexts[lang];
  const runs = cases.map((one) => ({ ...one, run: meddle(one.protocol, readDeeds(one.deeds)!) }));
  const name = ({ protocol, name: which }: (typeof runs)[number]) =>
    `${words.protocols[protocol]} · ${words.handout.rows[which]}`;
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${runs.length * ROW + 24}`} role="img" aria-label={words.handout.caption}>
        {runs.map((one, place) => {
          const y = place * ROW + 34;
          return (
            <g key={one.name}>
              <text x="2" y={y - 16} font-size="11" fill="var(--ink)">
                {name(one)}
              </text>
              <path d={`M${LEFT} ${y}H${WIDTH - 8}`} stroke="var(--line-strong)" />
              {one.run.deliveries.map(({ atMs, messages }) => (
                <g key={atMs}>
                  <path d={`M${x(atMs)} ${y - 7}v7`} stroke="var(--packet-data)" stroke-width="2" />
                  <text x={x(atMs)} y={y + 12} font-size="9" text-anchor="middle" fill="var(--ink)">
                    {messages.length > 1 ? `${messages[0]}–${messages.at(-1)}` : messages[0]}
                  </text>
                </g>
              ))}
            </g>
          );
        })}
      </svg>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.handout.over}</th>
            <th scope="col">{words.handout.deed}</th>
            <th scope="col">{words.handout.given}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((one) => (
            <tr key={one.name}>
              <td>{words.protocols[one.protocol]}</td>
              <td>{words.handout.rows[one.name]}</td>
              <td>
                {one.run.deliveries
                  .map(({ atMs, messages }) => `${messages.join(' ')} (${Math.round(atMs)} ms)`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="widget-note">{words.handout.caption}</p>
    </>
  );
}
