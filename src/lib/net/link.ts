import { Crossings, type CrossingsArena } from './crossings.ts';
import { Disturbances, type Reordering } from './disturbances.ts';
import { DropTailQueue } from './drop-tail-queue.ts';
import type { Due } from './event-queue.ts';
import {
  checkedCount,
  checkedMtu,
  checkedProbability,
  checkedRate,
  checkedReordering,
  checkedRules,
  checkedTime,
} from './link-checks.ts';
import { BernoulliLoss } from './loss.ts';
import type { Packet } from './packet.ts';
import { deriveSeed } from './random.ts';
import { type Rule, RuleBook } from './rules.ts';
import type { Simulator } from './simulator.ts';
import type { Time } from './time.ts';
import { Timer } from './timer.ts';
import type { DropCause, PacketEvent } from './trace/event.ts';
import type { Recorder } from './trace/recorder.ts';
import { ipLength } from './wire/length.ts';

/** One direction of a link, as it is described. */
export interface LinkSettings {
  /** Bits a second; Infinity means that transmission takes no time. */
  readonly rate: number;
  /** Propagation delay, one way. */
  readonly delay: Time;
  /** Probability that a packet is lost; with a seed of its own, or one derived from the run's seed. */
  readonly loss?: number | { readonly probability: number; readonly seed: number };
  /** Most packets that wait behind the one being transmitted; 0 (as when absent) means no limit. */
  readonly queue?: number;
  /** The same in bytes of IP packets; both limits hold. */
  readonly queueBytes?: number;
  readonly rules?: readonly Rule[];
  /** Largest IP packet in bytes. 1500 when absent. */
  readonly mtu?: number;
  /** Packets propagate for up to so much longer, drawn evenly; none overtakes another for it. */
  readonly jitter?: Time;
  /** Probability that a packet enters the queue twice. */
  readonly duplicate?: number;
  /** Packets that are held back at the far end, so that later ones overtake them. */
  readonly reorder?: Reordering;
}

/** What can be changed while the link is in use. What is absent stays as it is. */
export type LinkChange = Partial<Omit<LinkSettings, 'rules' | 'loss'>> & {
  /** A probability; the losses go on being drawn with the seed they have. */
  readonly loss?: number;
  readonly down?: boolean;
};

/** Who gets the packets that come out of a link. */
export interface Receiver {
  readonly name: string;
  receive(packet: Packet, link: Link, hop: number): void;
}

/** What all links of a network share. */
export interface LinkContext {
  readonly simulator: Simulator;
  readonly seed: number;
  readonly recorder: Recorder | undefined;
  /** Where links keep what is under way; a link without one keeps it by itself. */
  readonly arena?: CrossingsArena;
  /** The number of the next crossing, from 1. */
  takeHop(): number;
}

/**
 * One direction of a point-to-point link. A packet that enters is judged by the rules, then by loss, then by
 * the drop-tail queue; what is dropped here never occupies the transmitter. Then come waiting, transmission
 * (size · 8 / rate, size = IP total length) and propagation. Times are known on entry and packets leave in
 * order, so only the first one under way needs an entry in the event queue. The link model is that of the
 * measurements the tests compare with (tests/conformance). Only a `delay` rule and `reorder` reorder packets.
 *
 * Left out: bit errors (what a link damages it loses), active queue management.
 */
export class Link implements Due {
  /** As an event: the next arrival. */
  slot = -1;
  readonly from: string;
  readonly to: string;
  readonly queue: DropTailQueue;
  readonly #receiver: Receiver;
  readonly #context: LinkContext;
  readonly #rules: RuleBook | undefined;
  readonly #loss: BernoulliLoss;
  readonly #crossings: Crossings;
  /** The next start or end of a transmission, for the trace. */
  readonly #transmitter: Timer | undefined;
  #disturbances: Disturbances | undefined;
  #rate: number;
  #mtu: number;
  #delay: Time;
  #down = false;
  /** The entry whose start (or end, when `#started`) of transmission the trace records next. */
  #traced = 0;
  #started = false;
  /** Crossings that were taken off the link: they use the transmitter as if nothing were, and do not arrive. */
  #removed: Set<number> | undefined;

  constructor(from: string, receiver: Receiver, settings: LinkSettings, context: LinkContext) {
    const { rate, delay, loss = 0, queue = 0, queueBytes = 0, rules = [], mtu = 1500 } = settings;
    this.from = from;
    this.to = receiver.name;
    this.#rate = checkedRate(rate);
    this.#mtu = checkedMtu(mtu);
    this.#delay = checkedTime('delay', delay);
    this.queue = new DropTailQueue(checkedCount('queue', queue), checkedCount('queueBytes', queueBytes));
    this.#receiver = receiver;
    this.#context = context;
    this.#crossings = new Crossings(context.arena);
    this.#transmitter =
      context.recorder && new Timer(context.simulator, () => this.#traceTransmitter(), undefined);
    this.#rules = rules.length > 0 ? new RuleBook(checkedRules(rules)) : undefined;
    this.#loss =
      typeof loss === 'number'
        ? new BernoulliLoss(checkedProbability('loss', loss), deriveSeed(context.seed, from, receiver.name))
        : new BernoulliLoss(checkedProbability('loss', loss.probability), loss.seed);
    const { jitter, duplicate, reorder } = settings;
    this.#disturb({
      ...(jitter && { jitter }),
      ...(duplicate && { duplicate }),
      ...(reorder && { reorder }),
    });
  }

  get rate(): number {
    return this.#rate;
  }

  get mtu(): number {
    return this.#mtu;
  }

  get delay(): Time {
    return this.#delay;
  }

  get loss(): number {
    return this.#loss.probability;
  }

  get isDown(): boolean {
    return this.#down;
  }

  /** Holds for packets that enter from now on. A shorter delay does not let them overtake earlier ones. */
  setDelay(delay: Time): void {
    this.#delay = checkedTime('delay', delay);
  }

  /** Holds for packets that enter from now on. */
  setLoss(probability: number): void {
    this.#loss.probability = checkedProbability('loss', probability);
  }

  /**
   * Changes the link while it is in use. A new rate holds for packets that wait, too; the packet being transmitted
   * keeps its own. A new queue limit drops nothing that waits already; all else holds for packets that enter from now
   * on. Going down loses what waits or is being transmitted, not what has left the transmitter; while it is down,
   * whatever enters is lost. Routes do not change with it. Throws on values no link can have, and changes nothing then.
   */
  change({ rate, delay, loss, queue, queueBytes, mtu, down, ...disturbances }: LinkChange): void {
    const { queue: waiting } = this;
    const values = {
      rate: rate === undefined ? this.#rate : checkedRate(rate),
      mtu: mtu === undefined ? this.#mtu : checkedMtu(mtu),
      delay: delay === undefined ? this.#delay : checkedTime('delay', delay),
      loss: loss === undefined ? this.loss : checkedProbability('loss', loss),
      queue: queue === undefined ? waiting.limit : checkedCount('queue', queue),
      queueBytes: queueBytes === undefined ? waiting.byteLimit : checkedCount('queueBytes', queueBytes),
    };
    this.#disturb(disturbances);
    this.#mtu = values.mtu;
    this.#delay = values.delay;
    this.#loss.probability = values.loss;
    waiting.limit = values.queue;
    waiting.byteLimit = values.queueBytes;
    if (values.rate !== this.#rate) this.#setRate(values.rate);
    if (down === true && !this.#down) this.#goDown();
    if (down !== undefined) this.#down = down;
  }

  /** A packet enters the link. */
  send(packet: Packet): void {
    const hop = this.#context.takeHop();
    const hold = this.#rules === undefined ? 0 : this.#rules.extraDelay(packet);
    if (this.#down) this.drop(packet, hop, 'down');
    else if (hold === Number.POSITIVE_INFINITY) this.drop(packet, hop, 'rule');
    else if (this.#loss.loses()) this.drop(packet, hop, 'loss');
    else if (this.#disturbances === undefined) this.#enqueue(packet, hop, 0, hold);
    else this.#disturbed(packet, hop, hold, this.#disturbances);
  }

  /** A packet that goes no further than this link, which it does not enter: a host's decision, kept in the trace. */
  refuse(packet: Packet, cause: DropCause): void {
    this.drop(packet, this.#context.takeHop(), cause);
  }

  /**
   * Takes a packet off the link, by the number of its crossing: it does not arrive. It keeps its place in the queue and
   * its time in the transmitter, so no other packet is the earlier for it. False when it is not under way here.
   */
  remove(hop: number): boolean {
    const crossings = this.#crossings;
    if (this.#removed?.has(hop)) return false;
    for (let entry = crossings.head; entry < crossings.tail; entry++) {
      if (crossings.hop(entry) !== hop) continue;
      this.#removed ??= new Set();
      this.#removed.add(hop);
      if (this.#transmitter && this.#traced <= entry) this.#traceTransmitter();
      // Else it is dropped, for the trace, when it has left the transmitter.
      if (this.#traced > entry) this.drop(crossings.packet(entry), hop, 'removed');
      return true;
    }
    return false;
  }

  /** Records that a packet on this link is thrown away. */
  drop(packet: Packet, hop: number, cause: DropCause): void {
    if (this.#context.recorder) this.#trace('dropped', packet, hop, cause);
  }

  /** The copy of a packet that is duplicated is a crossing of its own, right behind it in the queue. */
  #disturbed(packet: Packet, hop: number, hold: number, disturbances: Disturbances): void {
    this.#enqueue(packet, hop, disturbances.drawJitter(), hold + disturbances.drawHold());
    if (!disturbances.drawDuplicate()) return;
    this.#enqueue(packet, this.#context.takeHop(), disturbances.drawJitter(), hold + disturbances.drawHold());
  }

  #enqueue(packet: Packet, hop: number, jitter: number, hold: number): void {
    const { simulator, recorder } = this.#context;
    const crossings = this.#crossings;
    const now = simulator.now;
    const size = ipLength(packet);
    if (crossings.freeAt > now) {
      if (this.queue.isFull(now, size)) {
        this.drop(packet, hop, 'queue');
        return;
      }
      this.queue.join(crossings.freeAt, size);
    }
    if (recorder) this.#trace('enqueued', packet, hop);

    const transmission = Math.round((size * 8e9) / this.#rate);
    const order = simulator.takeOrder();
    crossings.enter(packet, hop, now, transmission, this.#delay + jitter, order, hold);
    if (this.#transmitter && !this.#transmitter.running) this.#traceTransmitter();
    if (crossings.head === crossings.tail - 1) {
      simulator.enqueue(this, crossings.lastArrival as Time, order);
    }
  }

  /** The packet under way longest comes out. For the event queue. */
  fire(): void {
    const crossings = this.#crossings;
    const entry = crossings.head;
    if (this.#traced <= entry && this.#context.recorder) this.#traceTransmitter();
    const packet = crossings.packet(entry);
    const hop = crossings.hop(entry);
    const hold = crossings.hold(entry);
    crossings.shift();
    if (crossings.head < crossings.tail) this.#awaitArrival();
    if (this.#removed?.delete(hop)) return;
    if (hold > 0) this.#context.simulator.schedule(hold as Time, () => this.#deliver(packet, hop));
    else this.#deliver(packet, hop);
  }

  #awaitArrival(): void {
    const { head } = this.#crossings;
    const at = this.#crossings.arrival(head) as Time;
    this.#context.simulator.enqueue(this, at, this.#crossings.order(head));
  }

  #deliver(packet: Packet, hop: number): void {
    if (this.#context.recorder) this.#trace('received', packet, hop);
    this.#receiver.receive(packet, this, hop);
  }

  #disturb({ jitter, duplicate, reorder }: Pick<LinkChange, 'jitter' | 'duplicate' | 'reorder'>): void {
    if (jitter === undefined && duplicate === undefined && reorder === undefined) return;
    const values = {
      ...(jitter !== undefined && { jitter: checkedTime('jitter', jitter) }),
      ...(duplicate !== undefined && { duplicate: checkedProbability('duplicate', duplicate) }),
      ...(reorder !== undefined && { reorder: checkedReordering(reorder) }),
    };
    this.#disturbances ??= new Disturbances(this.#context.seed, this.from, this.to);
    Object.assign(this.#disturbances, values);
  }

  /** The packets that wait get other times; they keep their propagation, and the order they came in. */
  #setRate(rate: number): void {
    this.#rate = rate;
    const { now } = this.#context.simulator;
    const crossings = this.#crossings;
    let first = crossings.tail;
    while (first > crossings.head && crossings.start(first - 1) > now) first--;
    if (first === crossings.tail) return;
    let start = crossings.start(first);
    let last = first > crossings.head ? crossings.arrival(first - 1) : 0;
    this.queue.clear();
    for (let entry = first; entry < crossings.tail; entry++) {
      const size = ipLength(crossings.packet(entry));
      const end = start + Math.round((size * 8e9) / rate);
      last = Math.max(last, end + crossings.arrival(entry) - crossings.end(entry));
      crossings.retime(entry, start, end, last);
      this.queue.join(start, size);
      start = end;
    }
    crossings.freeAt = start;
    crossings.lastArrival = last;
    if (first === crossings.head) this.#awaitArrival();
  }

  /** What the transmitter has not sent to the last bit is lost. */
  #goDown(): void {
    const { simulator, recorder } = this.#context;
    const { now } = simulator;
    const crossings = this.#crossings;
    if (recorder) this.#traceTransmitter();
    let first = crossings.tail;
    while (first > crossings.head && crossings.end(first - 1) > now) first--;
    for (let entry = first; entry < crossings.tail; entry++) {
      this.drop(crossings.packet(entry), crossings.hop(entry), 'down');
    }
    while (crossings.tail > first) crossings.pop();
    this.queue.clear();
    crossings.freeAt = now;
    crossings.lastArrival = crossings.head < first ? crossings.arrival(first - 1) : 0;
    this.#transmitter?.cancel();
    if (this.#traced >= first) {
      this.#traced = first;
      this.#started = false;
    }
    if (crossings.head === first) simulator.dequeue(this);
  }

  /** Records the starts and ends of transmission that are due, and comes back for the next one. */
  #traceTransmitter(): void {
    const crossings = this.#crossings;
    const { simulator } = this.#context;
    while (this.#traced < crossings.tail) {
      const at = this.#started ? crossings.end(this.#traced) : crossings.start(this.#traced);
      if (at > simulator.now) {
        this.#transmitter!.start((at - simulator.now) as Time);
        return;
      }
      const event = this.#started ? 'transmit-end' : 'transmit-start';
      this.#trace(event, crossings.packet(this.#traced), crossings.hop(this.#traced));
      const sent = this.#started ? this.#traced++ : undefined;
      this.#started = !this.#started;
      if (sent === undefined || !this.#removed?.has(crossings.hop(sent))) continue;
      this.drop(crossings.packet(sent), crossings.hop(sent), 'removed');
    }
  }

  #trace(event: PacketEvent['event'], packet: Packet, hop: number, cause?: DropCause): void {
    const { simulator, recorder } = this.#context;
    const { from, to } = this;
    const entry: PacketEvent = { kind: 'packet', at: simulator.now, event, hop, from, to, packet };
    recorder?.record(cause ? { ...entry, cause } : entry);
  }
}
