import { Crossings } from './crossings.ts';
import { Disturbances } from './disturbances.ts';
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
import type { LinkContext, Receiver } from './link-context.ts';
import type { Disturbance, LinkChange, LinkSettings } from './link-settings.ts';
import { BernoulliLoss } from './loss.ts';
import type { Packet } from './packet.ts';
import { deriveSeed } from './random.ts';
import { RuleBook } from './rules.ts';
import type { Time } from './time.ts';
import type { DropCause, PacketEvent } from './trace/event.ts';
import { TransmitterTrace } from './transmitter-trace.ts';
import { ipLength } from './wire/length.ts';

/**
 * One direction of a point-to-point link. A packet that enters is judged by the rules, then by loss, then by
 * the drop-tail queue; what is dropped here never occupies the transmitter. Then come waiting, transmission
 * (size · 8 / rate, size = IP total length) and propagation. Times are known on entry and packets leave in
 * order, so only the first one under way needs an entry in the event queue. The link model is that of the
 * measurements the tests compare with (tests/conformance). Only a `delay` rule and `reorder` reorder packets.
 *
 * Left out: bit errors (what a link damages it loses), active queue management.
 */
export class Link extends Crossings implements Due {
  /** As an event: the next arrival. */
  slot = -1;
  private readonly receiver: Receiver;
  private readonly context: LinkContext;
  private readonly rules: RuleBook | undefined;
  /** Made when packets may be lost: most links lose none. */
  private chance: BernoulliLoss | undefined;
  /** Packets that have come to be judged by chance. */
  private judged = 0;
  private disturbances: Disturbances | undefined;
  private down = false;
  private currentRate: number;
  private currentDelay: Time;
  private currentMtu: number;
  readonly queue: DropTailQueue;
  /** Only in traced runs. */
  private readonly transmitter: TransmitterTrace | undefined;
  /** Crossings that were taken off the link: they use the transmitter as if nothing were, and do not arrive. */
  private removed: Set<number> | undefined;
  readonly from: string;
  readonly to: string;

  constructor(from: string, receiver: Receiver, settings: LinkSettings, context: LinkContext) {
    const { rate, delay, loss = 0, queue = 0, queueBytes = 0, rules = [], mtu = 1500 } = settings;
    const { simulator, recorder } = context;
    super(context.arena);
    this.from = from;
    this.to = receiver.name;
    this.currentRate = checkedRate(rate);
    this.currentMtu = checkedMtu(mtu);
    this.currentDelay = checkedTime('delay', delay);
    this.queue = new DropTailQueue(checkedCount('queue', queue), checkedCount('queueBytes', queueBytes));
    this.receiver = receiver;
    this.context = context;
    this.transmitter =
      recorder && new TransmitterTrace(this, simulator, (event, entry) => this.transmits(event, entry));
    this.rules = rules.length > 0 ? new RuleBook(checkedRules(rules)) : undefined;
    if (typeof loss === 'number') this.setLoss(loss);
    else this.chance = new BernoulliLoss(checkedProbability('loss', loss.probability), loss.seed);
    if (settings.jitter || settings.duplicate || settings.reorder) this.disturb(settings);
  }

  get rate(): number {
    return this.currentRate;
  }

  get mtu(): number {
    return this.currentMtu;
  }

  get delay(): Time {
    return this.currentDelay;
  }

  get loss(): number {
    return this.chance?.probability ?? 0;
  }

  get isDown(): boolean {
    return this.down;
  }

  /** Holds for packets that enter from now on. A shorter delay does not let them overtake earlier ones. */
  setDelay(delay: Time): void {
    this.currentDelay = checkedTime('delay', delay);
  }

  /** Holds for packets that enter from now on. */
  setLoss(probability: number): void {
    checkedProbability('loss', probability);
    if (this.chance) this.chance.probability = probability;
    else if (probability > 0)
      this.chance = new BernoulliLoss(probability, deriveSeed(this.context.seed, this.from, this.to));
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
      rate: rate === undefined ? this.currentRate : checkedRate(rate),
      mtu: mtu === undefined ? this.currentMtu : checkedMtu(mtu),
      delay: delay === undefined ? this.currentDelay : checkedTime('delay', delay),
      loss: loss === undefined ? this.loss : checkedProbability('loss', loss),
      queue: queue === undefined ? waiting.limit : checkedCount('queue', queue),
      queueBytes: queueBytes === undefined ? waiting.byteLimit : checkedCount('queueBytes', queueBytes),
    };
    this.disturb(disturbances);
    this.currentMtu = values.mtu;
    this.currentDelay = values.delay;
    this.setLoss(values.loss);
    waiting.limit = values.queue;
    waiting.byteLimit = values.queueBytes;
    if (values.rate !== this.currentRate) this.setRate(values.rate);
    if (down === true && !this.down) this.goDown();
    if (down !== undefined) this.down = down;
  }

  /** A packet of `size` bytes, its IP total length, enters the link. */
  send(packet: Packet, size = ipLength(packet)): void {
    const hop = this.context.takeHop();
    const hold = this.rules === undefined ? 0 : this.rules.extraDelay(packet);
    if (this.down) this.drop(packet, hop, 'down');
    else if (hold === Number.POSITIVE_INFINITY) this.drop(packet, hop, 'rule');
    else if (this.isLost()) this.drop(packet, hop, 'loss');
    else if (this.disturbances === undefined) this.enqueue(packet, size, hop, 0, hold);
    else this.disturbed(packet, size, hop, hold, this.disturbances);
  }

  /** A packet that goes no further than this link, which it does not enter: a host's decision, kept in the trace. */
  refuse(packet: Packet, cause: DropCause): void {
    this.drop(packet, this.context.takeHop(), cause);
  }

  /**
   * Takes a packet off the link, by the number of its crossing: it does not arrive. It keeps its place in the queue and
   * its time in the transmitter, so no other packet is the earlier for it. False when it is not under way here.
   */
  remove(hop: number): boolean {
    if (this.removed?.has(hop)) return false;
    for (let entry = this.head; entry < this.tail; entry++) {
      if (this.hop(entry) !== hop) continue;
      this.removed ??= new Set();
      this.removed.add(hop);
      // For the trace it is dropped when it has left the transmitter.
      const wasSent = this.transmitter?.hasSent(entry);
      if (wasSent) this.drop(this.packet(entry), hop, 'removed');
      else this.transmitter?.catchUp();
      return true;
    }
    return false;
  }

  /** Records that a packet on this link is thrown away. */
  drop(packet: Packet, hop: number, cause: DropCause): void {
    if (this.context.recorder) this.trace('dropped', packet, hop, cause);
  }

  /** The copy of a packet that is duplicated is a crossing of its own, right behind it in the queue. */
  private disturbed(
    packet: Packet,
    size: number,
    hop: number,
    hold: number,
    disturbances: Disturbances,
  ): void {
    this.enqueue(packet, size, hop, disturbances.drawJitter(), hold + disturbances.drawHold());
    if (!disturbances.drawDuplicate()) return;
    const copy = this.context.takeHop();
    this.enqueue(packet, size, copy, disturbances.drawJitter(), hold + disturbances.drawHold());
  }

  /** Whether the next packet is lost. Each is judged, also while none can be lost: a change changes no later draw. */
  private isLost(): boolean {
    const nth = ++this.judged;
    return this.chance?.loses(nth) ?? false;
  }

  private enqueue(packet: Packet, size: number, hop: number, jitter: number, hold: number): void {
    const { simulator, recorder } = this.context;
    const now = simulator.now;
    if (this.freeAt > now) {
      if (this.queue.isFull(now, size)) {
        this.drop(packet, hop, 'queue');
        return;
      }
      this.queue.join(this.freeAt, size);
    }
    if (recorder) this.trace('enqueued', packet, hop);

    const transmission = Math.round((size * 8e9) / this.currentRate);
    const order = simulator.takeOrder();
    this.enter(packet, hop, now, transmission, this.currentDelay + jitter, order, hold);
    if (this.transmitter) this.transmitter.entered();
    if (this.head === this.tail - 1) {
      simulator.enqueue(this, this.lastArrival as Time, order);
    }
  }

  /** The packet under way longest comes out. For the event queue. */
  fire(): void {
    const entry = this.head;
    if (this.transmitter && !this.transmitter.hasSent(entry)) this.transmitter.catchUp();
    const packet = this.packet(entry);
    const hop = this.hop(entry);
    const hold = this.hold(entry);
    this.shift();
    if (this.head < this.tail) this.awaitArrival();
    if (this.removed?.delete(hop)) return;
    if (hold > 0) this.context.simulator.schedule(hold as Time, () => this.deliver(packet, hop));
    else this.deliver(packet, hop);
  }

  private awaitArrival(): void {
    const { head } = this;
    const at = this.arrival(head) as Time;
    this.context.simulator.enqueue(this, at, this.order(head));
  }

  private deliver(packet: Packet, hop: number): void {
    if (this.context.recorder) this.trace('received', packet, hop);
    this.receiver.receive(packet, this, hop);
  }

  private disturb({ jitter, duplicate, reorder }: Disturbance): void {
    if (jitter === undefined && duplicate === undefined && reorder === undefined) return;
    const values = {
      ...(jitter !== undefined && { jitter: checkedTime('jitter', jitter) }),
      ...(duplicate !== undefined && { duplicate: checkedProbability('duplicate', duplicate) }),
      ...(reorder !== undefined && { reorder: checkedReordering(reorder) }),
    };
    this.disturbances ??= new Disturbances(this.context.seed, this.from, this.to);
    Object.assign(this.disturbances, values);
  }

  /** The packets that wait get other times; they keep their propagation, and the order they came in. */
  private setRate(rate: number): void {
    this.currentRate = rate;
    const { now } = this.context.simulator;
    let first = this.tail;
    while (first > this.head && this.start(first - 1) > now) first--;
    if (first === this.tail) return;
    let start = this.start(first);
    let last = first > this.head ? this.arrival(first - 1) : 0;
    this.queue.clear();
    for (let entry = first; entry < this.tail; entry++) {
      const size = ipLength(this.packet(entry));
      const end = start + Math.round((size * 8e9) / rate);
      last = Math.max(last, end + this.arrival(entry) - this.end(entry));
      this.retime(entry, start, end, last);
      this.queue.join(start, size);
      start = end;
    }
    this.freeAt = start;
    this.lastArrival = last;
    if (first === this.head) this.awaitArrival();
  }

  /** What the transmitter has not sent to the last bit is lost. */
  private goDown(): void {
    const { simulator } = this.context;
    const { now } = simulator;
    this.transmitter?.catchUp();
    let first = this.tail;
    while (first > this.head && this.end(first - 1) > now) first--;
    for (let entry = first; entry < this.tail; entry++) {
      this.drop(this.packet(entry), this.hop(entry), 'down');
    }
    while (this.tail > first) this.pop();
    this.queue.clear();
    this.freeAt = now;
    this.lastArrival = this.head < first ? this.arrival(first - 1) : 0;
    this.transmitter?.cutOff(first);
    if (this.head === first) simulator.dequeue(this);
  }

  private transmits(event: 'transmit-start' | 'transmit-end', entry: number): void {
    const packet = this.packet(entry);
    const hop = this.hop(entry);
    this.trace(event, packet, hop);
    if (event === 'transmit-end' && this.removed?.has(hop)) this.drop(packet, hop, 'removed');
  }

  private trace(event: PacketEvent['event'], packet: Packet, hop: number, cause?: DropCause): void {
    const { simulator, recorder } = this.context;
    const { from, to } = this;
    const entry: PacketEvent = { kind: 'packet', at: simulator.now, event, hop, from, to, packet };
    recorder?.record(cause ? { ...entry, cause } : entry);
  }
}
