import { type Meddled, meddle } from '../../../lib/experiments/meddling.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
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
const x = (ms: number) => Math.round(LEFT + (ms / SHOWN) * (WIDTH - LEFT - 8));

/** The numbers of the messages below their moments, side by side where they come together. */
const marks = ({ deliveries }: Meddled) =>
  deliveries.flatMap(({ atMs, messages }) =>
    messages.map((digit, place) => ({ digit, at: x(atMs) - 3 + place * 6 })),
  );

/** When the process got each message after one deed, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = dropTexts[lang];
  const runs = cases.map((one) => ({ ...one, run: meddle(one.protocol, readDeeds(one.deeds)!) }));
  const name = ({ protocol, name: which }: (typeof runs)[number]) =>
    `${words.protocols[protocol]} · ${words.handout.rows[which]}`;
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${runs.length * ROW + 24}`}
        role="img"
        aria-label={words.handout.caption}
        fill="var(--ink)"
      >
        {runs.map((one, place) => {
          const y = place * ROW + 34;
          return (
            <g key={one.name}>
              <text x="2" y={y - 16} font-size="11">
                {name(one)}
              </text>
              <path d={`M${LEFT} ${y}H${WIDTH - 8}`} stroke="var(--line-strong)" />
              <path
                d={one.run.deliveries.map(({ atMs }) => `M${x(atMs)} ${y - 7}v7`).join('')}
                stroke="var(--packet-data)"
                stroke-width="2"
              />
              {/* One text, each digit at its place: light in the page. */}
              <text
                y={y + 11}
                x={marks(one.run)
                  .map(({ at }) => at)
                  .join(' ')}
                font-size="9"
              >
                {marks(one.run)
                  .map(({ digit }) => digit)
                  .join('')}
              </text>
            </g>
          );
        })}
      </svg>
      <HandoutTable
        columns={[words.handout.deed, words.handout.given]}
        rows={runs.map((one) => [
          name(one),
          one.run.deliveries
            .map(({ atMs, messages }) => `${messages.join(' ')} (${Math.round(atMs)} ms)`)
            .join(', '),
        ])}
      />
      <p class="widget-note">{words.handout.caption}</p>
    </>
  );
}
