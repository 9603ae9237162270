import type { Recording } from './experiment.ts';
import { kindOf } from './heard.ts';
import type { TapTexts } from './texts.ts';

interface OverheardProps {
  readonly words: TapTexts;
  readonly heads: readonly [plain: string, sealed: string];
  /** The same message without TLS and with it. */
  readonly runs: readonly [plain: Recording, sealed: Recording];
}

const WIDTH = 360;
const TOP = 40;
const ROW = 34;
const LADDER = { width: 174, gap: 12 };

/** Two ladders side by side: what can be read is drawn whole, what is locked dashed. */
export function Overheard({ words, heads, runs }: OverheardProps) {
  const rows = Math.max(...runs.map(({ overheard }) => overheard.length));
  const height = TOP + rows * ROW + 4;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={words.handoutLead}
      font-size="10.5"
      fill="var(--ink)"
    >
      {runs.map(({ overheard }, place) => {
        const left = place * (LADDER.width + LADDER.gap);
        const right = left + LADDER.width;
        return (
          <g key={place}>
            <text x={left + LADDER.width / 2} y="12" text-anchor="middle" font-weight="600">
              {heads[place]}
            </text>
            <text x={left} y="30">
              client
            </text>
            <text x={right} y="30" text-anchor="end">
              server.lab
            </text>
            <path d={`M${left} ${TOP}V${height}M${right} ${TOP}V${height}`} stroke="var(--line-strong)" />
            {overheard.map(({ from, bytes }, row) => {
              const y = TOP + (rows - overheard.length + row) * ROW + 24;
              const out = from === 'client';
              const [start, end] = out ? [left, right] : [right, left];
              const back = out ? -7 : 7;
              const kind = kindOf(bytes);
              const isSealed = kind !== 'plain' && kind !== 'hello';
              return (
                <g key={row}>
                  <g
                    fill="none"
                    stroke={isSealed ? 'var(--packet-control)' : 'var(--packet-data)'}
                    stroke-width="2"
                  >
                    <path d={`M${start} ${y}H${end}`} stroke-dasharray={isSealed ? '5 3' : undefined} />
                    <path d={`M${end + back} ${y - 4}L${end} ${y}l${back} 4`} />
                  </g>
                  <text x={left + LADDER.width / 2} y={y - 6} text-anchor="middle">
                    {words.kinds[kind]} · {bytes.length} B
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
