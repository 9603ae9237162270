import type { Recording } from './experiment.ts';
import type { Stage } from './stages.ts';
import type { JourneyTexts } from './texts.ts';

interface StreetProps {
  readonly words: JourneyTexts;
  readonly transport: 'TCP' | 'UDP';
  readonly names: readonly [from: string, to: string];
  readonly recording: Recording;
  /** In steps; between two of them the letter is on its way. */
  readonly now: number;
  readonly label: string;
  readonly moved: boolean;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 360;
const HEIGHT = 256;
const HOST = { width: 98, left: 3, right: WIDTH - 101 };
const ROUTER = { width: 50, xs: [121, 189] };
/** Floors from the top: where each begins, and how high it is. */
const FLOORS = {
  process: { y: 20, height: 44 },
  socket: { y: 64, height: 40 },
  transport: { y: 104, height: 40 },
  network: { y: 144, height: 40 },
  link: { y: 184, height: 32 },
} as const;
const WIRE = 238;
const floors = ['process', 'socket', 'transport', 'network', 'link'] as const;
type Floor = (typeof floors)[number];

const middle = (floor: Floor) => FLOORS[floor].y + FLOORS[floor].height / 2 + 6;
const lane = { left: HOST.left + 76, right: HOST.right + 22 };

/** Two apartment buildings and the routers between them, and the letter where it is. */
export function Street({ words, transport, names, recording, now, label, moved }: StreetProps) {
  const { stages, journey } = recording;
  const current = Math.min(Math.floor(now + 1e-9), stages.length - 1);
  const stage = stages[current]!;
  const spot = spotAt(stages, now);
  const doors = [
    { x: HOST.left, port: journey.source.port, role: 'client', lane: lane.left, name: names[0] },
    { x: HOST.right, port: journey.destination.port, role: 'server', lane: lane.right, name: names[1] },
  ] as const;
  const lit = (host: 0 | 1, floor: Floor) => moved && isAt(stage, host, floor);
  return (
    <svg class="journey-street" role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <path class="journey-wire" d={wire} />
      {doors.map(({ x, port, role, name }, host) => (
        <g key={role}>
          <text class="journey-host" x={x + HOST.width / 2} y="13" text-anchor="middle">
            {name}
          </text>
          {floors.map((floor) => (
            <g key={floor}>
              <rect
                class={`journey-floor ${floor}${lit(host as 0 | 1, floor) ? ' lit' : ''}`}
                x={x}
                y={FLOORS[floor].y}
                width={HOST.width}
                height={FLOORS[floor].height}
              />
              <text
                class="journey-label"
                x={x + (host === 0 ? 7 : HOST.width - 7)}
                y={FLOORS[floor].y + 16}
                text-anchor={host === 0 ? 'start' : 'end'}
              >
                {floor === 'transport' ? transport : words.floors[floor]}
              </text>
            </g>
          ))}
          <path class="journey-boundary" d={`M${x - 3} ${FLOORS.socket.y}h${HOST.width + 6}`} />
          <g class="journey-door">
            <rect
              class={role}
              x={host === 0 ? x + 7 : x + HOST.width - 18}
              y={FLOORS.socket.y + 21}
              width="11"
              height="19"
            />
            <text
              x={host === 0 ? x + 23 : x + HOST.width - 23}
              y={FLOORS.socket.y + 35}
              text-anchor={host === 0 ? 'start' : 'end'}
            >
              {port}
            </text>
          </g>
        </g>
      ))}
      {ROUTER.xs.map((x, place) => {
        const here = moved && stage.place === 'router' && stage.number === place + 1;
        return (
          <g key={x}>
            <text class="journey-host" x={x + ROUTER.width / 2} y={FLOORS.network.y - 8} text-anchor="middle">
              {words.router(place + 1)}
            </text>
            {(['network', 'link'] as const).map((floor) => (
              <g key={floor}>
                <rect
                  class={`journey-floor ${floor}${here && floor === 'network' ? ' lit' : ''}`}
                  x={x}
                  y={FLOORS[floor].y}
                  width={ROUTER.width}
                  height={FLOORS[floor].height}
                />
                <text
                  class="journey-label"
                  x={x + ROUTER.width / 2}
                  y={FLOORS[floor].y + 16}
                  text-anchor="middle"
                >
                  {floor === 'network' ? words.floors.network : words.floors.link}
                </text>
              </g>
            ))}
          </g>
        );
      })}
      <g transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`}>
        <Envelope wrapping={stage.wrapping} />
      </g>
    </svg>
  );
}

/** The message with one border for each header around it. */
function Envelope({ wrapping }: { readonly wrapping: Stage['wrapping'] }) {
  return (
    <g class="journey-envelope">
      {(['message', 'transport', 'ip', 'frame'] as const)
        .slice(0, wrapping + 1)
        .reverse()
        .map((layer) => {
          const grow = { message: 0, transport: 3, ip: 6, frame: 9 }[layer];
          return (
            <rect
              key={layer}
              class={layer}
              x={-10 - grow}
              y={-6 - grow}
              width={20 + 2 * grow}
              height={12 + 2 * grow}
            />
          );
        })}
      <path d="M-10-6 0 1 10-6" />
    </g>
  );
}

/** The cable from building to building. */
const wire = (() => {
  const [first, second] = ROUTER.xs.map((x) => x + ROUTER.width / 2);
  const bottom = FLOORS.link.y + FLOORS.link.height;
  return [
    `M${lane.left} ${bottom}V${WIRE}H${first! - 10}V${bottom}`,
    `M${first! + 10} ${bottom}V${WIRE}H${second! - 10}V${bottom}`,
    `M${second! + 10} ${bottom}V${WIRE}H${lane.right}V${bottom}`,
  ].join('');
})();

function isAt({ place, number }: Stage, host: 0 | 1, floor: Floor): boolean {
  if (place === 'router') return false;
  if (place === 'link') return floor === 'link' && number === (host === 0 ? 1 : 3);
  return host === 0 ? place === floor : place === `far-${floor}`;
}

/** Where a step begins. */
function spotOf({ place, number = 1 }: Stage): Spot {
  if (place === 'router') return { x: ROUTER.xs[number - 1]! + ROUTER.width / 2, y: middle('network') };
  if (place === 'link') {
    const x = number === 1 ? lane.left : ROUTER.xs[number - 2]! + ROUTER.width / 2 + 10;
    return { x, y: middle('link') };
  }
  return place.startsWith('far-')
    ? { x: lane.right, y: middle(place.slice(4) as Floor) }
    : { x: lane.left, y: middle(place as Floor) };
}

/** On a link the way leads down to the cable and along it; everywhere else from floor to floor. */
function spotAt(stages: readonly Stage[], now: number): Spot {
  const place = Math.min(Math.floor(now + 1e-9), stages.length - 1);
  const from = spotOf(stages[place]!);
  const next = stages[place + 1];
  if (!next) return from;
  const share = now - place;
  if (stages[place]!.place !== 'link') return along([from, spotOf(next)], share);
  const target = spotOf(next);
  const end = next.place === 'router' ? target.x - 10 : target.x;
  return along(
    [
      from,
      { x: from.x, y: WIRE },
      { x: end, y: WIRE },
      { x: end, y: middle('link') },
      { x: end, y: target.y },
      target,
    ],
    share,
  );
}

function along(points: readonly Spot[], share: number): Spot {
  const lengths = points
    .slice(1)
    .map(({ x, y }, place) => Math.hypot(x - points[place]!.x, y - points[place]!.y));
  let left = Math.max(0, share) * lengths.reduce((sum, length) => sum + length, 0);
  for (const [place, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [from, to] = [points[place]!, points[place + 1]!];
      return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    }
    left -= length;
  }
  return points.at(-1)!;
}
