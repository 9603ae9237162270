import type { Transfer } from '../../../lib/distribution/swarm.ts';
import { type Box, layOut, sceneHeight, sceneWidth } from './scene-layout.ts';

interface SceneProps {
  readonly label: string;
  readonly serverLabel: string;
  /** Which pieces each peer has (piece numbers), or what share of the file where there are no pieces. */
  readonly peers: readonly (readonly number[] | number)[];
  readonly pieces: number;
  /** Peers from this index on upload nothing: their door is a client's. */
  readonly sharers: number;
  readonly underWay: readonly Pick<Transfer, 'from' | 'to' | 'start' | 'end'>[];
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
  return (
    <svg class="scene" role="img" aria-label={props.label} viewBox={`0 0 ${sceneWidth} ${sceneHeight}`}>
      {underWay.map((transfer) => (
        <Road
          key={`${transfer.from} ${transfer.to} ${transfer.start}`}
          from={centre(boxOf(transfer.from))}
          to={centre(boxOf(transfer.to))}
        />
      ))}
      <Building box={server} door="server" gone={props.serverGone} />
      <path class="scene-full" d={windows(server, allWindows, allWindows.length)} />
      <text
        class="scene-name"
        x={server.x + server.width / 2}
        y={server.y + server.height + 15}
        text-anchor="middle"
      >
        {props.serverLabel}
      </text>
      {props.peers.map((has, index) => {
        const box = peers[index]!;
        return (
          <g key={index}>
            <Building box={box} door={index < props.sharers ? 'both' : 'client'} gone={false} />
            {typeof has === 'number' || !inDetail ? (
              <path
                class="scene-has"
                d={level(box, typeof has === 'number' ? has : has.length / props.pieces)}
              />
            ) : (
              <path class="scene-has" d={windows(box, has, props.pieces)} />
            )}
          </g>
        );
      })}
      {underWay.map((transfer) =>
        transfer.end === undefined ? null : (
          <Letter
            key={`${transfer.from} ${transfer.to} ${transfer.start}`}
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

function Road({ from, to }: { from: Spot; to: Spot }) {
  return <line class="scene-road" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
}

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

/** A door filled: server. Outlined: client. Half filled: both. */
function Building({ box, door, gone }: { box: Box; door: 'server' | 'client' | 'both'; gone: boolean }) {
  const width = box.width * 0.26;
  const height = box.height * 0.2;
  const x = box.x + (box.width - width) / 2;
  const y = box.y + box.height - height;
  return (
    <g class={gone ? 'scene-gone' : undefined}>
      <rect class="scene-wall" x={box.x} y={box.y} width={box.width} height={box.height} />
      {door !== 'client' && (
        <rect
          class="scene-door-filled"
          x={x}
          y={y}
          width={door === 'both' ? width / 2 : width}
          height={height}
        />
      )}
      <rect class="scene-door" x={x} y={y} width={width} height={height} />
    </g>
  );
}

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
    .map((piece) => {
      const left = x + (piece % columns) * across;
      const top = y + height - (Math.floor(piece / columns) + 1) * up;
      return `M${left.toFixed(2)} ${top.toFixed(2)}h${(across - gap).toFixed(2)}v${(up - gap).toFixed(2)}h${(gap - across).toFixed(2)}z`;
    })
    .join('');
}

/** The façade filled from the ground to this share. */
function level(box: Box, share: number): string {
  const { x, y, width, height } = facade(box);
  const filled = height * Math.min(share, 1);
  return `M${x.toFixed(2)} ${(y + height - filled).toFixed(2)}h${width.toFixed(2)}v${filled.toFixed(2)}h${(-width).toFixed(2)}z`;
}
