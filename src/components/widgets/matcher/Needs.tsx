import { APPLICATIONS } from '../../../lib/experiments/applications.ts';
import { dialNames, dials } from './dials.ts';
import type { MatcherTexts } from './texts.ts';

const WIDTH = 360;
const ROW = 26;
const TOP = 30;
const NAMES = 104;
const COLUMN = (WIDTH - NAMES) / dialNames.length;
const RADIUS = 8;

/** What each application asks for, dial by dial: the fuller the circle, the more. */
export function Needs({ words }: { readonly words: MatcherTexts }) {
  const x = (place: number) => NAMES + place * COLUMN + COLUMN / 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${TOP + APPLICATIONS.length * ROW}`}
      role="img"
      aria-label={words.handout}
      font-size="11.5"
      fill="var(--ink)"
    >
      {dialNames.map((dial, place) => (
        <text key={dial} x={x(place)} y="16" text-anchor="middle" font-weight="600">
          {words.dial[dial]}
        </text>
      ))}
      {APPLICATIONS.map(({ id, needs }, row) => {
        const y = TOP + row * ROW + ROW / 2;
        return (
          <g key={id}>
            <path d={`M0 ${y - ROW / 2}H${WIDTH}`} stroke="var(--line)" />
            <text y={y + 4}>{words.card[id].name}</text>
            {dialNames.map((dial, place) => {
              const steps = dials[dial] as readonly string[];
              // Loss goes the other way: who bears it asks for less.
              const step = dial === 'loss' ? 1 - steps.indexOf(needs[dial]) : steps.indexOf(needs[dial]);
              const share = step / (steps.length - 1);
              return (
                <g key={dial}>
                  <circle
                    cx={x(place)}
                    cy={y}
                    r={RADIUS}
                    fill="var(--paper)"
                    stroke="var(--ink-soft)"
                    stroke-width="1.5"
                  />
                  {share > 0 && <circle cx={x(place)} cy={y} r={share * RADIUS} />}
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
