import type { Exchange } from './exchange.ts';
import type { Sharing } from './sharing.ts';
import type { Flow, Node } from './swarm-node.ts';

/** A transfer that would get less than this of the sender's uplink and of the receiver's downlink is not started. */
const LEAST_UPLOAD = 0.15;
const LEAST_DOWNLOAD = 0.5;

/**
 * Everybody serves whoever needs it most: of the peers it can send to, the one with the fewest pieces. A piece goes at
 * the rate that both lines have to spare, and takes up what they free later.
 */
export class Generous implements Sharing {
  readonly nextRound = Number.POSITIVE_INFINITY;
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  round(): void {}

  gained(node: Node): void {
    this.#serve(node);
    this.#feed(node);
  }

  freed(sender: Node, receiver: Node): void {
    for (const flow of [...sender.out, ...receiver.in]) this.#raise(flow);
    this.#serve(sender);
    this.#feed(receiver);
  }

  #raise(flow: Flow): void {
    const more = Math.min(flow.sender.freeUpload, flow.receiver.freeDownload);
    if (more > 0) this.#exchange.setRate(flow, flow.rate + more);
  }

  /** Starts transfers from a node until its uplink is full or nobody can take more. */
  #serve(sender: Node): void {
    for (let node = this.#neediest(sender); node; node = this.#neediest(sender)) this.#start(sender, node);
    if (sender.freeUpload > 0) for (const node of sender.known) this.#help(sender, node);
  }

  /** Of the nodes that a sender can send to, the one with the fewest pieces. */
  #neediest(sender: Node): Node | undefined {
    if (sender.freeUpload <= 0) return undefined;
    const { known } = sender;
    const first = this.#exchange.below(known.length);
    let neediest: Node | undefined;
    for (let step = 0; step < known.length; step += 1) {
      const node = known[(first + step) % known.length]!;
      if (neediest && node.claimed.size >= neediest.claimed.size) continue;
      if (hasRoom(sender, node) && sender.have.offers(node.claimed)) neediest = node;
    }
    return neediest;
  }

  /** Lets every node with uplink to spare send to one whose downlink has room. */
  #feed(receiver: Node): void {
    const { known } = receiver;
    const first = this.#exchange.below(known.length);
    for (let step = 0; step < known.length && receiver.freeDownload > 0; step += 1) {
      const node = known[(first + step) % known.length]!;
      if (hasRoom(node, receiver) && node.have.offers(receiver.claimed)) this.#start(node, receiver);
      else this.#help(node, receiver);
    }
  }

  #start(sender: Node, receiver: Node): void {
    this.#raise(this.#exchange.open(sender, receiver, this.#exchange.choose(sender, receiver)));
  }

  #help(sender: Node, receiver: Node): void {
    if (!hasRoom(sender, receiver)) return;
    const download = this.#exchange.slowest(sender, receiver);
    if (download) this.#raise(this.#exchange.open(sender, receiver, download.piece));
  }
}

/** Whether both lines have a rate to spare that is worth a transfer. */
function hasRoom(sender: Node, receiver: Node): boolean {
  if (sender === receiver || !sender.present || !receiver.present) return false;
  const rate = Math.min(sender.freeUpload, receiver.freeDownload);
  const least = Math.min(LEAST_UPLOAD * sender.upload, LEAST_DOWNLOAD * receiver.download);
  return rate > 0 && rate >= least;
}
