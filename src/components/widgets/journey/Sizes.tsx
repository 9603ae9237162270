import { ETHERNET_HEADER, ETHERNET_TRAILER, type Journey } from '../../../lib/experiments/journey.ts';
import type { Part } from './stages.ts';
import type { JourneyTexts } from './texts.ts';

interface SizesProps {
  readonly words: JourneyTexts;
  readonly letters: readonly {
    readonly name: string;
    readonly transport: 'TCP' | 'UDP';
    readonly journey: Journey;
  }[];
}

const WIDTH = 360;
const ROW = 66;
const BAR = 30;
const colours: Readonly<Record<Part, string>> = {
  header: 'var(--ink-soft)',
  ip: 'var(--packet-udp)',
  transport: 'var(--packet-control)',
  message: 'var(--packet-data)',
  trailer: 'var(--ink-soft)',
};

/** Envelopes in envelopes, all to one scale: each part as wide as it has bytes. */
export function Sizes({ words, letters }: SizesProps) {
  const scale = (WIDTH - 2) / Math.max(...letters.map(({ journey }) => journey.bytes.frame));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${letters.length * ROW}`}
      role="img"
      aria-label={letters
        .map(({ name, journey }) => `${name}: ${words.bytes(journey.bytes.frame)}`)
        .join(', ')}
      font-size="11"
      fill="var(--ink)"
    >
      {letters.map(({ name, transport, journey: { bytes } }, row) => {
        const parts: readonly (readonly [part: Part, bytes: number])[] = [
          ['header', ETHERNET_HEADER],
          ['ip', bytes.ip],
          ['transport', bytes.transport],
          ['message', bytes.message],
          ['trailer', ETHERNET_TRAILER],
        ];
        const names = words.short(transport);
        let sofar = 0;
        return (
          <g key={name} transform={`translate(1 ${row * ROW})`}>
            <text y="14" font-weight="600">
              {name}
            </text>
            {parts.map(([part, length]) => {
              const x = sofar * scale;
              const width = length * scale;
              sofar += length;
              return (
                <g key={part}>
                  <rect
                    x={x.toFixed(1)}
                    y="20"
                    width={width.toFixed(1)}
                    height={BAR}
                    fill="var(--paper)"
                    stroke={colours[part]}
                    stroke-width="2"
                  />
                  {width >= 26 && (
                    <text x={(x + width / 2).toFixed(1)} y="33" text-anchor="middle">
                      {names[part]}
                      <tspan x={(x + width / 2).toFixed(1)} dy="13">
                        {length}
                      </tspan>
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
