import type { Link } from '../../../lib/structure/structure.ts';
import { NEWCOMER_AT, OFF_AT, type Recording } from './experiment.ts';
import type { ArchMapTexts } from './texts.ts';

interface StructureMapProps {
  readonly words: ArchMapTexts;
  readonly recording: Recording;
  /** In s; undefined before the run. */
  readonly now: number | undefined;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 360;
const HEIGHT = 226;
const BOX = { width: 66, height: 34 };
/** The one in the middle has a longer name. */
const MIDDLE = 100;
/** Letters on one link at a time, and how long each needs from end to end (s). */
const LETTERS = 2;
const CROSSING = 1.6;

/** The host in the middle on top, the others below; thin lines of control, thick ones of data, letters while they flow. */
export function StructureMap({ words, recording, now }: StructureMapProps) {
  const { structure, off, fates } = recording;
  const { hosts, links } = structure;
  const at = spots(hosts);
  const isOff = (host: string) => now !== undefined && now >= OFF_AT && off.has(host);
  const newcomer = hosts.at(-1)!;
  return (
    <svg class="arch-map" role="img" aria-label={words.mapText(recording)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {links.map((link, place) => {
        const [from, to] = link.ends.map((end) => at.get(end)!) as [Spot, Spot];
        const fate = fates[place]!;
        const state = stateOf(link, fate, now);
        if (state === 'hidden') return null;
        return (
          <g key={link.ends.join(' ') + link.kind} class={`arch-link ${link.kind} ${state}`}>
            <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
            {state === 'cut' && <Cross x={(from.x + to.x) / 2} y={(from.y + to.y) / 2} />}
            {state === 'live' &&
              now !== undefined &&
              link.kind === 'data' &&
              Array.from({ length: LETTERS }, (_, letter) => {
                const share = (now / CROSSING + letter / LETTERS + place * 0.37) % 1;
                return (
                  <rect
                    key={letter}
                    x={from.x + (to.x - from.x) * share - 5}
                    y={from.y + (to.y - from.y) * share - 3.5}
                    width="10"
                    height="7"
                  />
                );
              })}
          </g>
        );
      })}
      {hosts.map((host) => {
        const { x, y } = at.get(host)!;
        const width = host === hosts[0] ? MIDDLE : BOX.width;
        const waits = host === newcomer && (now === undefined || now < NEWCOMER_AT);
        return (
          <g key={host} class={`arch-host${isOff(host) ? ' off' : ''}${waits ? ' waits' : ''}`}>
            <rect x={x - width / 2} y={y - BOX.height / 2} width={width} height={BOX.height} />
            <text x={x} y={y - 1} text-anchor="middle">
              {words.hosts[host as keyof ArchMapTexts['hosts']]}
            </text>
            <text class="arch-state" x={x} y={y + 12} text-anchor="middle">
              {isOff(host) ? words.isOff : host === newcomer ? words.newcomer : ''}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Cross({ x, y }: Spot) {
  return <path class="arch-cross" d={`M${x - 6} ${y - 6}l12 12m0-12l-12 12`} />;
}

/** A link lives, is cut, or is not there yet. */
function stateOf(
  { begun }: Link,
  fate: Recording['fates'][number],
  now: number | undefined,
): 'live' | 'cut' | 'hidden' {
  if (begun) return fate === 'stops' && now !== undefined && now >= OFF_AT ? 'cut' : 'live';
  if (now === undefined || now < NEWCOMER_AT) return 'hidden';
  return fate === 'begins' ? 'live' : 'cut';
}

function spots(hosts: readonly string[]): ReadonlyMap<string, Spot> {
  const around = hosts.slice(1);
  const gap = (WIDTH - BOX.width - 4) / (around.length - 1);
  return new Map([
    [hosts[0]!, { x: WIDTH / 2, y: 24 }],
    ...around.map((host, place): [string, Spot] => [
      host,
      // The inner ones stand lower, so that no link runs through a host.
      { x: BOX.width / 2 + 2 + place * gap, y: place === 0 || place === around.length - 1 ? 128 : 200 },
    ]),
  ]);
}
