import type { PacketLine, Point } from './ladder-marks.ts';

interface LadderLineProps {
  readonly id: string;
  readonly line: PacketLine;
  readonly selected: boolean;
  /** It carries out a call of the line that is looked at. */
  readonly isHere: boolean;
  /** What a screen reader says. */
  readonly name: string;
  readonly onSelect: () => void;
}

/** One packet with the marks of LOOK.md: what it is shows in its stroke and its head, colour only repeats it. */
export function LadderLine({ id, line, selected, isHere, name, onSelect }: LadderLineProps) {
  const { kind, from, to, wait, labelAt, label, fate, cause, causeInLabel, hop, loop } = line;
  const path = loop ? loopPath(from, to) : `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const turn = loop ? 180 : (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const classes = ['packet', kind];
  if (hop.packet?.retransmission) classes.push('again');
  if (line.quiet) classes.push('quiet');
  if (selected) classes.push('selected');
  if (isHere) classes.push('here');
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={name}
      class={classes.join(' ')}
      onClick={onSelect}
    >
      <path class="hit" d={path} />
      {wait.length > 0 && <polyline class="wait" points={wait.map(({ x, y }) => `${x},${y}`).join(' ')} />}
      {kind === 'udp' && !loop ? <DoubleLine from={from} to={to} /> : <path class="stroke" d={path} />}
      <g transform={`translate(${to.x} ${to.y}) rotate(${turn})`}>
        {fate === 'arrived' && <Head kind={kind} />}
        {fate === 'lost' && <path class="cross" d="M-5.5 -5.5l11 11M5.5 -5.5l-11 11" />}
      </g>
      <text
        class="label"
        transform={`translate(${labelAt.x} ${labelAt.y}) rotate(${labelAt.angle})`}
        text-anchor={labelAt.anchor}
      >
        {label}
        {causeInLabel && <tspan class="cause"> {cause}</tspan>}
      </text>
      {cause && !causeInLabel && (
        <>
          {/* The blank keeps it apart from the label where both are read as one. */ ' '}
          <text
            class="cause"
            x={to.x + (to.x >= from.x ? 11 : -11)}
            y={to.y + 5}
            text-anchor={to.x >= from.x ? 'start' : 'end'}
          >
            {cause}
          </text>
        </>
      )}
    </g>
  );
}

/** Points along the line's direction, its tip at the origin. */
function Head({ kind }: { readonly kind: PacketLine['kind'] }) {
  switch (kind) {
    case 'data':
    case 'message':
    case 'udp':
      return <path class="head filled" d="M0 0L-10 -4.5V4.5Z" />;
    case 'control':
    case 'icmp':
      return <path class="head" d="M-10 -5.5L-0.5 0L-10 5.5" />;
    case 'ack':
      return <path class="head" d="M-7 -3.5L-0.5 0L-7 3.5" />;
    case 'reset':
    case 'icmp-error':
      return <path class="head bar" d="M-1.5 -7V7M-6 -5V5" />;
  }
}

function DoubleLine({ from, to }: { readonly from: Point; readonly to: Point }) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [across, down] = [((to.y - from.y) / length) * 1.9, ((to.x - from.x) / length) * 1.9];
  return (
    <path
      class="stroke"
      d={`M${from.x + across} ${from.y - down}L${to.x + across} ${to.y - down}M${from.x - across} ${from.y + down}L${to.x - across} ${to.y + down}`}
    />
  );
}

const loopPath = (from: Point, to: Point): string =>
  `M${from.x} ${from.y}C${from.x + 36} ${from.y - 1} ${from.x + 36} ${to.y + 1} ${to.x} ${to.y}`;
