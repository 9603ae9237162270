import type { Transfer } from '../../../lib/distribution/exchange.ts';
import { type Box, layOut, sceneHeight, sceneWidth } from './scene-layout.ts';

interface SceneProps {
  readonly label: string;
  readonly serverLabel: string;
  /** Which pieces each peer has (piece numbers), or what share of the file where there are no pieces. */
  readonly peers: readonly (readonly number[] | number)[];
  readonly pieces: number;
  /** Peers from this index on upload nothing: their door is a client's. */
  readonly sharers: number;
  readonly underWay: readonly Pick<Transfer, 'from' | 'to' | 'piece' | 'start' | 'end'>[];
  readonly now: number;
  readonly serverGone: boolean;
}

/** Above this many buildings single pieces and single letters are too small to see. */
const mostInDetail = 40;

/** A street: the server's building left, the peers' buildings right, pieces filling their windows. */
export function Scene(props: SceneProps) {
  const { server, peers } = layOut(props.peers.length);
  const inDetail = props.peers.length <= mostInDetail;
  const boxOf = (node: number): Box => (node === 0 ? server : peers[node - 1]!);
  const underWay = inDetail ? props.underWay : props.underWay.filter(({ from }) => from === 0);
  const filled = props.peers.map((has, index) => {
    const box = peers[index]!;
    if (typeof has === 'number') return level(box, has);
    return inDetail ? windows(box, has, props.pieces) : level(box, has.length / props.pieces);
  });
  return (
    <svg class="scene" role="img" aria-label={props.label} viewBox={`0 0 ${sceneWidth} ${sceneHeight}`}>
      <path
        class="scene-road"
        d={underWay.map(({ from, to }) => road(centre(boxOf(from)), centre(boxOf(to)))).join('')}
      />
      <g class={props.serverGone ? 'scene-gone' : undefined}>
        <path class="scene-wall" d={outline(server)} />
        <path class="scene-door-filled" d={outline(doorOf(server))} />
        {!props.serverGone && <path class="scene-has" d={windows(server, allWindows, allWindows.length)} />}
      </g>
      <text
        class="scene-name"
        x={server.x + server.width / 2}
        y={server.y + server.height + 15}
        text-anchor="middle"
      >
        {props.serverLabel}
      </text>
      <path class="scene-wall" d={peers.map(outline).join('')} />
      <path class="scene-has" d={filled.join('')} />
      <path
        class="scene-door-filled"
        d={peers.slice(0, props.sharers).map(doorOf).map(leftHalf).map(outline).join('')}
      />
      <path class="scene-door" d={peers.map(doorOf).map(outline).join('')} />
      {underWay.map((transfer) =>
        transfer.end === undefined ? null : (
          <Letter
            key={`${transfer.to} ${transfer.piece}`}
            from={centre(boxOf(transfer.from))}
            to={centre(boxOf(transfer.to))}
            progress={(props.now - transfer.start) / (transfer.end - transfer.start)}
          />
        ),
      )}
    </svg>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const centre = (box: Box): Spot => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

const road = (from: Spot, to: Spot): string =>
  `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;

function Letter({ from, to, progress }: { from: Spot; to: Spot; progress: number }) {
  const x = from.x + (to.x - from.x) * progress;
  const y = from.y + (to.y - from.y) * progress;
  return (
    <g class="scene-letter" transform={`translate(${(x - 4).toFixed(1)} ${(y - 3).toFixed(1)})`}>
      <rect width="8" height="6" />
      <path d="M0 0 4 3.4 8 0" />
    </g>
  );
}

/** A door filled is a server's, outlined a client's, half filled that of a peer that is both. */
function doorOf(box: Box): Box {
  const width = box.width * 0.26;
  const height = box.height * 0.2;
  return { x: box.x + (box.width - width) / 2, y: box.y + box.height - height, width, height };
}

const leftHalf = (box: Box): Box => ({ ...box, width: box.width / 2 });

const outline = ({ x, y, width, height }: Box): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;

const round = (value: number): number => Math.round(value * 100) / 100;

const columns = 10;
const allWindows = Array.from({ length: 40 }, (_, index) => index);

/** The part of a building that has windows: above the door. */
function facade(box: Box): Box {
  const pad = Math.max(box.width * 0.07, 1);
  return { x: box.x + pad, y: box.y + pad, width: box.width - 2 * pad, height: box.height * 0.76 - 2 * pad };
}

/** One lit window for each piece, ten to a floor, the first at the bottom left. */
function windows(box: Box, lit: readonly number[], pieces: number): string {
  const { x, y, width, height } = facade(box);
  const across = width / columns;
  const up = height / Math.ceil(pieces / columns);
  const gap = Math.min(across, up) > 3 ? 0.8 : 0;
  return lit
    .map((piece) =>
      outline({
        x: x + (piece % columns) * across,
        y: y + height - (Math.floor(piece / columns) + 1) * up,
        width: across - gap,
        height: up - gap,
      }),
    )
    .join('');
}

/** The façade filled from the ground to this share. */
function level(box: Box, share: number): string {
  if (share === 0) return '';
  const { x, y, width, height } = facade(box);
  const filled = height * Math.min(share, 1);
  return outline({ x, y: y + height - filled, width, height: filled });
}
