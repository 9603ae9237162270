import type { Language } from '../../lib/i18n/language.ts';
import { packetLabel } from '../../lib/net/trace/describe.ts';
import type { DropCause, ProcessEvent } from '../../lib/net/trace/event.ts';
import type { Crossing } from './crossing.ts';
import {
  behindCross,
  besideLoop,
  type CallMark,
  type LadderLayout,
  labelOn,
  type PacketLine,
  type Point,
  type Silence,
  type TimeMark,
  topOf,
} from './ladder-marks.ts';
import { INSTANT, momentsOf } from './ladder-moments.ts';
import {
  apart,
  CROWD_LABELS,
  crowdOf,
  DEEPEST,
  delaysOf,
  guttersOf,
  LEAST_SPAN,
  LEGIBLE,
  MOST_STRETCH,
  NARROW,
  ROOMY,
} from './ladder-spacing.ts';
import { packetKind } from './packet-kind.ts';
import { formatMilliseconds, packetTexts } from './packet-texts.ts';
import type { TraceView } from './trace-view.ts';

export interface LadderOptions {
  readonly lang: Language;
  /** Room on the page. The ladder is wider where its hosts need more. */
  readonly width: number;
  /** 1 draws the usual one-way delay as a comfortable slope; larger stretches time. */
  readonly zoom: number;
}

const TOP = 18;
/** A silence longer than this many pixels is broken, to `BREAK` pixels. */
const LONGEST_SILENCE = 84;
const BREAK = 34;
const QUEUE_STUB = 7;
const SHORTEST_LABELLED = 72;
/** How far along its line a packet got that was dropped for this cause. */
const LOST_AT: Readonly<Record<DropCause, number>> = {
  loss: 0.62,
  rule: 0.62,
  removed: 0.62,
  queue: 0.1,
  down: 0.1,
  'no-route': 0.1,
  ttl: 0.94,
  mtu: 0.94,
  firewall: 0.94,
  nat: 0.94,
  checksum: 0.94,
};

/** How far down one lifeline the drawing has come. */
interface Lifeline {
  readonly x: number;
  readonly side: 'left' | 'right';
  /** Packets pass on both sides of it. */
  readonly inner: boolean;
  y: number;
  /** Virtual time at `y`. */
  at: number;
  depart: number;
  arrive: number;
  call: number;
  label: number;
  /** The last packet label at each side. */
  labelLeft: number;
  labelRight: number;
  time: number;
  timeAt: number;
}

/**
 * Where every mark of the ladder stands. A packet's line falls by its real delay times one scale for the whole run,
 * and a lifeline never runs ahead of its time; where marks would fall on each other, they are moved down, later ones
 * with them. Silences that all hosts share are broken, and there the lifelines meet again.
 */
export function layOutLadder(view: TraceView, options: LadderOptions): LadderLayout {
  return new LadderDrawing(view, options).draw();
}

class LadderDrawing {
  readonly #view: TraceView;
  readonly #options: LadderOptions;
  readonly #lifelines = new Map<string, Lifeline>();
  readonly #width: number;
  readonly #span: number;
  readonly #gutters: { readonly left: number; readonly right: number };
  /** Pixels per nanosecond. */
  readonly #scale: number;
  /** The usual time from one end of a link to the other, in nanoseconds. */
  readonly #usual: number;
  readonly #apart: typeof ROOMY;
  /** So many packets that not every one can have its label. */
  readonly #crowded: boolean;
  readonly #entered = new Map<number, Point>();
  readonly #departed = new Map<number, { readonly from: Point; readonly wait: readonly Point[] }>();
  readonly #lines: PacketLine[] = [];
  readonly #calls: CallMark[] = [];
  readonly #times: TimeMark[] = [];
  readonly #silences: Silence[] = [];
  #underWay = 0;
  #lowest = TOP;

  constructor(view: TraceView, options: LadderOptions) {
    this.#view = view;
    this.#options = options;
    const spans = Math.max(1, view.hosts.length - 1);
    this.#gutters = guttersOf(view, options.width, spans);
    const { left, right } = this.#gutters;
    const span = Math.max(LEAST_SPAN, (options.width - left - right) / spans);
    this.#span = span;
    this.#width = left + spans * span + right;
    view.hosts.forEach((host, place) => {
      this.#lifelines.set(host, lifeline(left + place * span, place, view.hosts.length));
    });
    const crossings = [...view.hops, ...view.messages];
    const delays = delaysOf(crossings);
    this.#usual = delays[delays.length >> 1] ?? 0;
    const crowd = crowdOf(crossings, this.#usual);
    const drop = Math.max(Math.min(66, Math.max(38, span * 0.17)), Math.min(120, crowd * 2.4));
    const fitting = this.#usual > 0 ? drop / this.#usual : 0;
    this.#scale = Math.min(fitting, delays.length > 0 ? DEEPEST / delays.at(-1)! : 0) * options.zoom;
    const room = (MOST_STRETCH * this.#usual * this.#scale) / Math.max(1, crowd);
    this.#apart = apart(this.#usual > 0 ? Math.min(1, room / ROOMY.departAfterDepart) : 1);
    this.#crowded = this.#apart.departAfterDepart < LEGIBLE;
  }

  draw(): LadderLayout {
    let before = 0;
    for (const moment of momentsOf(this.#view, this.#scale)) {
      if (this.#underWay === 0 && (moment.at - before) * this.#scale > LONGEST_SILENCE) {
        this.#silence(moment.at, moment.at - before);
      }
      before = moment.at;
      if (moment.kind === 'call') this.#call(moment.call);
      else this.#packet(moment.kind, moment.hop);
    }
    for (const [id, { from, wait }] of this.#departed) this.#underWayLine(id, from, wait);
    this.#lines.sort((one, other) => topOf(one) - topOf(other));
    return {
      width: this.#width,
      height: this.#lowest + 28,
      gutters: this.#gutters,
      span: this.#span,
      lifelines: [...this.#lifelines].map(([host, { x }]) => ({ host, x })),
      lines: this.#lines,
      calls: this.#calls,
      times: this.#times,
      silences: this.#silences,
    };
  }

  #silence(until: number, duration: number): void {
    const y = this.#lowest + 16;
    this.#silences.push({ y: y + BREAK / 2, duration: formatMilliseconds(duration) });
    for (const line of this.#lifelines.values()) {
      line.y = y + BREAK;
      line.at = until;
    }
    this.#lowest = y + BREAK;
  }

  #call(call: ProcessEvent): void {
    const line = this.#lifelines.get(call.host)!;
    const stacked = this.#options.width < NARROW;
    let y = Math.max(this.#flow(line, call.at), line.depart, line.arrive);
    if (!this.#crowded) y = Math.max(y, line.label + ROOMY.label);
    if (this.#time(line, call.at, y) && stacked) y += this.#apart.label;
    const quiet = y - line.label < LEGIBLE;
    this.#calls.push({ call, x: line.x, y, side: line.side, inner: line.inner, quiet });
    line.call = y;
    if (!quiet) line.label = y;
    this.#advance(line, call.at, y);
  }

  #packet(kind: 'enter' | 'depart' | 'arrive' | 'lose', hop: Crossing): void {
    switch (kind) {
      case 'enter':
        this.#enter(hop);
        break;
      case 'depart':
        this.#depart(hop);
        break;
      case 'arrive':
        this.#arrive(hop);
        break;
      case 'lose':
        this.#lose(hop);
        break;
    }
  }

  #enter(hop: Crossing): void {
    const line = this.#lifelines.get(hop.from)!;
    const y = Math.max(this.#flow(line, hop.enteredAt), line.arrive + 4, line.call + this.#apart.afterCall);
    this.#entered.set(hop.id, { x: line.x, y });
    this.#underWay++;
    this.#time(line, hop.enteredAt, y);
    this.#advance(line, hop.enteredAt, y);
  }

  #depart(hop: Crossing): void {
    const line = this.#lifelines.get(hop.from)!;
    const at = hop.startAt ?? hop.enteredAt;
    const y = Math.max(
      this.#flow(line, at),
      line.depart + this.#apart.departAfterDepart,
      line.arrive + this.#apart.departAfterArrival,
      line.call + this.#apart.afterCall,
    );
    const entered = this.#entered.get(hop.id);
    const aside = line.x + (this.#lifelines.get(hop.to)!.x >= line.x ? QUEUE_STUB : -QUEUE_STUB);
    const waited = entered !== undefined && hop.from !== hop.to;
    const from = { x: waited ? aside : line.x, y };
    const wait = waited ? [entered, { x: aside, y: entered.y }, from] : [];
    if (!entered) this.#underWay++;
    this.#time(line, at, y);
    line.depart = y;
    this.#advance(line, at, y);
    if (hop.from === hop.to) this.#loop(hop, line, from);
    else this.#departed.set(hop.id, { from, wait });
  }

  #loop(hop: Crossing, line: Lifeline, from: Point): void {
    const to = { x: line.x, y: from.y + ROOMY.loop };
    const lost = hop.droppedAt !== undefined;
    if (!lost) this.#underWay--;
    this.#lines.push(this.#line(hop, from, to, [], lost ? 'lost' : 'arrived'));
    line.depart = to.y;
    this.#advance(line, hop.receivedAt ?? hop.droppedAt ?? hop.enteredAt, to.y);
  }

  #arrive(hop: Crossing): void {
    const line = this.#lifelines.get(hop.to)!;
    const { from, wait } = this.#departed.get(hop.id)!;
    const y = Math.max(
      this.#flow(line, hop.receivedAt!),
      from.y + this.#scale * (hop.receivedAt! - (hop.startAt ?? hop.enteredAt)),
      line.depart + this.#apart.arrivalAfterDepart,
      line.arrive + this.#apart.arrivalAfterArrival,
      line.call + this.#apart.afterCall,
    );
    this.#departed.delete(hop.id);
    this.#underWay--;
    this.#lines.push(this.#line(hop, from, { x: line.x, y }, wait, 'arrived'));
    this.#time(line, hop.receivedAt!, y);
    line.arrive = y;
    this.#advance(line, hop.receivedAt!, y);
  }

  #lose(hop: Crossing): void {
    this.#underWay--;
    const departed = this.#departed.get(hop.id);
    if (!departed) return;
    this.#departed.delete(hop.id);
    const to = this.#partWay(hop, departed.from, LOST_AT[hop.cause ?? 'loss']);
    this.#lines.push(this.#line(hop, departed.from, to, departed.wait, 'lost'));
    this.#lowest = Math.max(this.#lowest, to.y);
  }

  #underWayLine(id: number, from: Point, wait: readonly Point[]): void {
    const { hops, messages } = this.#view;
    const hop = [...hops, ...messages].find((one) => one.id === id)!;
    this.#lines.push(this.#line(hop, from, this.#partWay(hop, from, 0.4), wait, 'under-way'));
  }

  #partWay(hop: Crossing, from: Point, part: number): Point {
    const away = this.#lifelines.get(hop.to)!.x - from.x;
    return { x: from.x + away * part, y: from.y + Math.max(this.#scale * this.#usual, 4) * part };
  }

  #line(hop: Crossing, from: Point, to: Point, wait: readonly Point[], fate: PacketLine['fate']): PacketLine {
    const { causes, retransmissions, messages } = packetTexts[this.#options.lang];
    const retransmission = hop.packet?.retransmission;
    const name = hop.packet ? packetLabel(hop.packet) : messages.bytes(hop.message.bytes);
    const loop = hop.from === hop.to;
    // A line that ends at its start has no room for a label: the label stands behind the cross.
    const short = fate === 'lost' && Math.abs(to.x - from.x) < SHORTEST_LABELLED;
    const lifeline = this.#lifelines.get(hop.from)!;
    const side = to.x >= from.x ? 'labelRight' : 'labelLeft';
    const apart = this.#crowded ? CROWD_LABELS : LEGIBLE;
    const kind = hop.packet ? packetKind(hop.packet) : 'message';
    const telling = retransmission || short || kind === 'control' || kind === 'reset';
    const quiet = !telling && from.y - lifeline[side] < apart;
    if (!quiet) lifeline[side] = from.y;
    return {
      hop,
      quiet,
      kind,
      label: retransmission ? `${name} · ${retransmissions[retransmission]}` : name,
      wait,
      from,
      to,
      fate,
      loop,
      labelAt: loop ? besideLoop(from) : short ? behindCross(from, to) : labelOn(from, to),
      ...(fate === 'lost' && { cause: causes[hop.cause ?? 'loss'] }),
      ...(short && { causeInLabel: true }),
    };
  }

  /** Where the lifeline is at this instant when nothing pushes it. */
  #flow = (line: Lifeline, at: number): number => line.y + Math.max(0, at - line.at) * this.#scale;

  #advance(line: Lifeline, at: number, y: number): void {
    line.y = Math.max(line.y, y);
    line.at = Math.max(line.at, at);
    this.#lowest = Math.max(this.#lowest, y);
  }

  /**
   * Writes the time beside an outer lifeline where there is room and it says something new. Beside an inner one it would
   * stand on the packets' lines.
   */
  #time(line: Lifeline, at: number, y: number): boolean {
    if (line.inner) return false;
    const sameInstant = line.timeAt >= 0 && (at - line.timeAt) * this.#scale <= INSTANT;
    if (sameInstant || y - line.time < ROOMY.time) return false;
    const stacked = this.#options.width < NARROW;
    if (stacked && y - line.label < ROOMY.label) return false;
    this.#times.push({ x: line.x, y, text: formatMilliseconds(at), side: line.side });
    line.time = y;
    line.timeAt = at;
    if (stacked) line.label = y;
    return true;
  }
}

const lifeline = (x: number, place: number, of: number): Lifeline => ({
  x,
  side: place > 0 && place === of - 1 ? 'right' : 'left',
  inner: place > 0 && place < of - 1,
  y: TOP,
  at: 0,
  depart: Number.NEGATIVE_INFINITY,
  arrive: Number.NEGATIVE_INFINITY,
  call: Number.NEGATIVE_INFINITY,
  label: Number.NEGATIVE_INFINITY,
  labelLeft: Number.NEGATIVE_INFINITY,
  labelRight: Number.NEGATIVE_INFINITY,
  time: Number.NEGATIVE_INFINITY,
  timeAt: Number.NEGATIVE_INFINITY,
});
