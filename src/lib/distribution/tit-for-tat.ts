import type { Exchange } from './exchange.ts';
import type { Sharing } from './sharing.ts';
import type { Flow, Node } from './swarm-node.ts';

/** Seconds between two looks at who gave most (BEP 3, "choking"). */
const ROUND = 10;
/** The optimistic unchoke changes every so many rounds: 30 s. */
const ROUNDS_OF_LUCK = 3;
/** Peers that a node sends to at a time, the optimistic one included. */
const SLOTS = 4;

/** What a node knows of the others. */
interface Memory {
  /** Bits got from each in this round and in the one before: 20 s, as BEP 3 measures rates. */
  got: Map<Node, number>;
  gotBefore: Map<Node, number>;
  /** Those it has unchoked, the most generous first. */
  unchoked: readonly Node[];
  lucky: Node | undefined;
  /** When it, having the whole file, last began to send to each. */
  readonly served: Map<Node, number>;
}

/**
 * Choking as BEP 3 has it: every 10 s a peer unchokes, of those that want something from it, the three that gave it
 * most, and by chance one more, for 30 s. Slots that this leaves free go by chance. Who has the whole file serves
 * everybody in turn. An uplink is shared evenly by those it serves.
 * Simplified: a piece under way is brought to its end before a choke counts; pieces here are far larger than BitTorrent's.
 */
export class TitForTat implements Sharing {
  nextRound = ROUND;
  readonly #exchange: Exchange;
  readonly #memories: readonly Memory[];
  #rounds = 0;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.#memories = exchange.nodes.map(() => ({
      got: new Map(),
      gotBefore: new Map(),
      unchoked: [],
      lucky: undefined,
      served: new Map(),
    }));
    exchange.received = (receiver, sender, bits) => {
      const { got } = this.#memoryOf(receiver);
      got.set(sender, (got.get(sender) ?? 0) + bits);
    };
  }

  round(): void {
    this.nextRound += ROUND;
    this.#rounds += 1;
    for (const { in: flows } of this.#exchange.nodes) {
      for (const { download } of flows) this.#exchange.settle(download);
    }
    for (const node of this.#exchange.nodes) {
      if (node.present && !this.#isSeed(node)) this.#unchoke(node);
      const memory = this.#memoryOf(node);
      [memory.got, memory.gotBefore] = [memory.gotBefore, memory.got];
      memory.got.clear();
    }
    for (const node of this.#exchange.nodes) this.#fill(node);
  }

  gained(node: Node): void {
    this.#fill(node);
  }

  freed(sender: Node, receiver: Node): void {
    this.#fill(sender);
    this.#share(sender, receiver);
  }

  #unchoke(node: Node): void {
    const memory = this.#memoryOf(node);
    const best = this.#givers(node, memory);
    const { lucky } = memory;
    const stays = lucky && !best.includes(lucky) && this.#wants(lucky, node);
    if (this.#rounds % ROUNDS_OF_LUCK === 0 || !stays)
      memory.lucky = this.#anyone(node, (each) => !best.includes(each));
    memory.unchoked = memory.lucky ? [...best, memory.lucky] : best;
  }

  /** Of those that want something, the three that gave most, the most generous first. */
  #givers(node: Node, { got, gotBefore }: Memory): Node[] {
    const best: Node[] = [];
    const gave = (each: Node): number => (got.get(each) ?? 0) + (gotBefore.get(each) ?? 0);
    for (const each of [...got.keys(), ...gotBefore.keys()]) {
      if (best.includes(each) || !this.#wants(each, node)) continue;
      const place = best.findIndex((other) => gave(each) > gave(other));
      if (place >= 0) best.splice(place, 0, each);
      else best.push(each);
      if (best.length === SLOTS) best.pop();
    }
    return best;
  }

  /** Sends to those it has unchoked; then, while slots are free, to anybody. */
  #fill(node: Node): void {
    if (!node.present || node.upload === 0 || node.out.length >= SLOTS) return;
    const memory = this.#memoryOf(node);
    if (this.#isSeed(node)) {
      while (node.out.length < SLOTS) {
        const next = this.#longestWaiting(node, memory);
        if (!next) return;
        memory.served.set(next, this.#exchange.now);
        this.#send(node, next);
      }
      return;
    }
    for (const each of memory.unchoked) {
      if (node.out.length < SLOTS && this.#wants(each, node) && this.#canTake(each, node))
        this.#send(node, each);
    }
    while (node.out.length < SLOTS) {
      const next = this.#anyone(node, (each) => this.#canTake(each, node));
      if (!next) return;
      this.#send(node, next);
    }
  }

  /** One that wants something, by chance; undefined when there is none that fits. */
  #anyone(node: Node, fits: (each: Node) => boolean): Node | undefined {
    const { known } = node;
    const first = this.#exchange.below(known.length);
    for (let step = 0; step < known.length; step += 1) {
      const each = known[(first + step) % known.length]!;
      if (this.#wants(each, node) && fits(each)) return each;
    }
    return undefined;
  }

  #longestWaiting(seed: Node, { served }: Memory): Node | undefined {
    const { known } = seed;
    const first = this.#exchange.below(known.length);
    let longest: Node | undefined;
    let since = Number.POSITIVE_INFINITY;
    for (let step = 0; step < known.length; step += 1) {
      const each = known[(first + step) % known.length]!;
      const last = served.get(each) ?? -1;
      if (last < since && this.#wants(each, seed) && this.#canTake(each, seed)) {
        longest = each;
        since = last;
        if (last < 0) break;
      }
    }
    return longest;
  }

  #wants(node: Node, from: Node): boolean {
    return node !== from && node.present && node.download > 0 && from.have.offers(node.have);
  }

  /** Whether there is a piece to begin or to help with, and none is on its way from there already. */
  #canTake(node: Node, from: Node): boolean {
    if (from.out.some(({ receiver }) => receiver === node)) return false;
    return from.have.offers(node.claimed) || this.#exchange.slowest(from, node) !== undefined;
  }

  #send(sender: Node, receiver: Node): void {
    const isNew = sender.have.offers(receiver.claimed);
    const piece = isNew
      ? this.#exchange.choose(sender, receiver)
      : this.#exchange.slowest(sender, receiver)!.piece;
    this.#exchange.open(sender, receiver, piece);
    this.#share(sender, receiver);
  }

  /** Divides the sender's uplink and the receiver's downlink evenly; a flow is as fast as the slower of the two lets it. */
  #share(sender: Node, receiver: Node): void {
    for (const flow of sender.out) this.#exchange.setRate(flow, fairRate(flow));
    for (const flow of receiver.in) this.#exchange.setRate(flow, fairRate(flow));
  }

  #isSeed(node: Node): boolean {
    return node.have.size === this.#exchange.pieces;
  }

  #memoryOf(node: Node): Memory {
    return this.#memories[node.number]!;
  }
}

const fairRate = ({ sender, receiver }: Flow): number =>
  Math.min(sender.upload / sender.out.length, receiver.download / receiver.in.length);
