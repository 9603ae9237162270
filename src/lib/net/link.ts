import { Crossings } from './crossings.ts';
import { DropTailQueue } from './drop-tail-queue.ts';
import type { Due } from './event-queue.ts';
import { BernoulliLoss } from './loss.ts';
import type { Packet } from './packet.ts';
import { deriveSeed } from './random.ts';
import { type Rule, RuleBook } from './rules.ts';
import type { Simulator } from './simulator.ts';
import type { Time } from './time.ts';
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
  readonly rules?: readonly Rule[];
  /** Largest IP packet in bytes. 1500 when absent. */
  readonly mtu?: number;
}

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
  /** The number of the next crossing, from 1. */
  takeHop(): number;
}

/** An event of a link that changes its time as packets come and go. */
class LinkEvent implements Due {
  slot = -1;
  readonly fire: () => void;

  constructor(fire: () => void) {
    this.fire = fire;
  }
}

/**
 * One direction of a point-to-point link. A packet that enters is judged by the rules, then by loss, then by
 * the drop-tail queue; what is dropped here never occupies the transmitter. Then come waiting, transmission
 * (size · 8 / rate, size = IP total length) and propagation. Times are known on entry and packets leave in
 * order, so only the first one under way needs an entry in the event queue. The link model is that of the
 * measurements the tests compare with (tests/conformance).
 *
 * Left out: jitter, duplication, bit errors, limits in bytes. Only a `delay` rule reorders packets.
 */
export class Link {
  readonly from: string;
  readonly to: string;
  readonly rate: number;
  readonly mtu: number;
  readonly queue: DropTailQueue;
  readonly #receiver: Receiver;
  readonly #context: LinkContext;
  readonly #rules: RuleBook | undefined;
  readonly #loss: BernoulliLoss;
  readonly #crossings = new Crossings();
  readonly #arrival = new LinkEvent(() => this.#arrive());
  readonly #transmitter = new LinkEvent(() => this.#traceTransmitter());
  #delay: Time;
  #freeAt = 0;
  #lastArrival = 0;
  /** The entry whose start (or end, when `#started`) of transmission the trace records next. */
  #traced = 0;
  #started = false;

  constructor(from: string, receiver: Receiver, settings: LinkSettings, context: LinkContext) {
    const { rate, delay, loss = 0, queue = 0, rules = [], mtu = 1500 } = settings;
    if (!(rate > 0)) throw new Error(`a link's rate must be above 0, not ${rate}`);
    this.from = from;
    this.to = receiver.name;
    this.rate = rate;
    this.mtu = mtu;
    this.queue = new DropTailQueue(queue);
    this.#receiver = receiver;
    this.#context = context;
    this.#rules = rules.length > 0 ? new RuleBook(rules) : undefined;
    this.#loss =
      typeof loss === 'number'
        ? new BernoulliLoss(loss, deriveSeed(context.seed, from, receiver.name))
        : new BernoulliLoss(loss.probability, loss.seed);
    this.#delay = delay;
  }

  get delay(): Time {
    return this.#delay;
  }

  get loss(): number {
    return this.#loss.probability;
  }

  /** Holds for packets that enter from now on. A shorter delay does not let them overtake earlier ones. */
  setDelay(delay: Time): void {
    this.#delay = delay;
  }

  /** Holds for packets that enter from now on. */
  setLoss(probability: number): void {
    this.#loss.probability = probability;
  }

  /** A packet enters the link. */
  send(packet: Packet): void {
    const { simulator, recorder } = this.#context;
    const now = simulator.now;
    const hop = this.#context.takeHop();
    const extra = this.#rules === undefined ? 0 : this.#rules.extraDelay(packet);
    const cause = extra === Number.POSITIVE_INFINITY ? 'rule' : this.#dropCause(now);
    if (cause !== undefined) {
      this.drop(packet, hop, cause);
      return;
    }
    let start: number = now;
    if (this.#freeAt > now) {
      start = this.#freeAt;
      this.queue.join(start);
    }
    const end = start + Math.round((ipLength(packet) * 8e9) / this.rate);
    this.#freeAt = end;
    if (recorder) this.#trace('enqueued', packet, hop);

    if (extra > 0) {
      this.#sendLate(packet, hop, start, end, extra as Time);
      return;
    }
    this.#lastArrival = Math.max(this.#lastArrival, end + this.#delay);
    const crossings = this.#crossings;
    const order = simulator.takeOrder();
    crossings.push(packet, hop, start, end, this.#lastArrival, order);
    if (recorder && this.#transmitter.slot < 0) this.#traceTransmitter();
    if (this.#arrival.slot < 0) simulator.enqueue(this.#arrival, this.#lastArrival as Time, order);
  }

  #dropCause(now: Time): DropCause | undefined {
    if (this.#loss.loses()) return 'loss';
    return this.#freeAt > now && this.queue.isFull(now) ? 'queue' : undefined;
  }

  /** Records that a packet on this link is thrown away. */
  drop(packet: Packet, hop: number, cause: DropCause): void {
    if (this.#context.recorder) this.#trace('dropped', packet, hop, cause);
  }

  #arrive(): void {
    const crossings = this.#crossings;
    const entry = crossings.head;
    if (this.#traced <= entry && this.#context.recorder) this.#traceTransmitter();
    const packet = crossings.packet(entry);
    const hop = crossings.hop(entry);
    crossings.shift();
    if (crossings.head < crossings.tail) {
      this.#context.simulator.enqueue(
        this.#arrival,
        crossings.arrival(crossings.head) as Time,
        crossings.order(crossings.head),
      );
    }
    this.#deliver(packet, hop);
  }

  #deliver(packet: Packet, hop: number): void {
    if (this.#context.recorder) this.#trace('received', packet, hop);
    this.#receiver.receive(packet, this, hop);
  }

  /** A packet that a rule delays is held at the far end, out of the order of the others: it gets events of its own. */
  #sendLate(packet: Packet, hop: number, start: number, end: number, extra: Time): void {
    const { simulator, recorder } = this.#context;
    const { now } = simulator;
    if (recorder) {
      simulator.schedule((start - now) as Time, () => this.#trace('transmit-start', packet, hop));
      simulator.schedule((end - now) as Time, () => this.#trace('transmit-end', packet, hop));
    }
    simulator.schedule((end + this.#delay - now) as Time, () => {
      simulator.schedule(extra, () => this.#deliver(packet, hop));
    });
  }

  /** Records the starts and ends of transmission that are due, and comes back for the next one. */
  #traceTransmitter(): void {
    const crossings = this.#crossings;
    const { simulator } = this.#context;
    while (this.#traced < crossings.tail) {
      const at = this.#started ? crossings.end(this.#traced) : crossings.start(this.#traced);
      if (at > simulator.now) {
        simulator.enqueue(this.#transmitter, at as Time, simulator.takeOrder());
        return;
      }
      const event = this.#started ? 'transmit-end' : 'transmit-start';
      this.#trace(event, crossings.packet(this.#traced), crossings.hop(this.#traced));
      if (this.#started) this.#traced++;
      this.#started = !this.#started;
    }
  }

  #trace(event: PacketEvent['event'], packet: Packet, hop: number, cause?: DropCause): void {
    const { simulator, recorder } = this.#context;
    const { from, to } = this;
    const entry: PacketEvent = { kind: 'packet', at: simulator.now, event, hop, from, to, packet };
    recorder?.record(cause ? { ...entry, cause } : entry);
  }
}
