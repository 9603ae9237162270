import type { ProcessEvent } from '../../lib/net/trace/event.ts';
import type { Crossing } from './crossing.ts';
import type { PacketKind } from './packet-kind.ts';

/** Lengths are CSS pixels; y grows downwards, with time. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One packet on one link, or one message between two processes. */
export interface PacketLine {
  readonly hop: Crossing;
  readonly kind: PacketKind | 'message';
  readonly label: string;
  /** Waiting in the queue: from the lifeline, flat, then down beside it. */
  readonly wait: readonly Point[];
  readonly from: Point;
  readonly to: Point;
  readonly fate: 'arrived' | 'lost' | 'under-way';
  /** Where it was lost, in words. */
  readonly cause?: string;
  /** No room for its label, which shows when the packet is chosen. */
  readonly quiet: boolean;
  /** The cause has no room of its own and belongs behind the label. */
  readonly causeInLabel?: boolean;
  /** Within one host: drawn as a loop beside the lifeline. */
  readonly loop: boolean;
  readonly labelAt: Point & { readonly angle: number; readonly anchor: 'start' | 'end' };
}

/** A process called the socket API, or heard from it. */
export interface CallMark extends Point {
  readonly call: ProcessEvent;
  readonly side: 'left' | 'right';
  /** Its lifeline is no outer one: the label stands where packets pass. */
  readonly inner: boolean;
  /** No room for its label: only the tick is drawn. */
  readonly quiet: boolean;
}

export interface TimeMark extends Point {
  readonly text: string;
  readonly side: 'left' | 'right';
}

/** Time in which nothing happens anywhere: the lifelines are broken here. */
export interface Silence {
  readonly y: number;
  readonly duration: string;
}

export interface LadderLayout {
  readonly width: number;
  readonly height: number;
  readonly lifelines: readonly { readonly host: string; readonly x: number }[];
  /** Room beside the outer lifelines for times and calls. */
  readonly gutters: { readonly left: number; readonly right: number };
  /** Between two lifelines. */
  readonly span: number;
  /** In the order of their tops. */
  readonly lines: readonly PacketLine[];
  readonly calls: readonly CallMark[];
  readonly times: readonly TimeMark[];
  readonly silences: readonly Silence[];
}

export const topOf = ({ wait, from }: PacketLine): number => wait[0]?.y ?? from.y;

/** A loop has its label at its outer side. */
export const besideLoop = ({ x, y }: Point): PacketLine['labelAt'] => ({
  x: x + 34,
  y: y + 10,
  angle: 0,
  anchor: 'start',
});

/** A line too short for a label has it behind its end. */
export const behindCross = (from: Point, to: Point): PacketLine['labelAt'] =>
  to.x >= from.x
    ? { x: to.x + 10, y: to.y + 4, angle: 0, anchor: 'start' }
    : { x: to.x - 10, y: to.y + 4, angle: 0, anchor: 'end' };

/** A label stands on its line, near the sender; on a steep line it stays level beside it. */
export function labelOn(from: Point, to: Point): PacketLine['labelAt'] {
  const rightward = to.x >= from.x;
  const slope = (to.y - from.y) / Math.max(1, Math.abs(to.x - from.x));
  const inset = 13;
  const angle = (Math.atan(slope) * 180) / Math.PI;
  const steep = angle > 52;
  return {
    x: from.x + (rightward ? inset : -inset),
    y: from.y + slope * inset - (steep ? 0 : 4),
    angle: steep ? 0 : rightward ? angle : -angle,
    anchor: rightward ? 'start' : 'end',
  };
}
