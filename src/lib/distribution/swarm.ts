import { mulberry32, type Random } from '../net/random.ts';
import type { Distribution } from './bounds.ts';
import { PieceSet } from './piece-set.ts';
import { canSend, type Flow, type Node, type NodeNumber } from './swarm-node.ts';

/** A file in pieces, handed on between a server (the seed) and peers that start with nothing at time 0. */
export interface SwarmSetting extends Distribution {
  /** K: the file is cut into so many equal pieces. A peer can pass on a piece only when it has all of it. */
  readonly pieces: number;
  /** When the server goes: never, when every piece has once been sent whole, or at a time in seconds. */
  readonly serverLeaves?: 'never' | 'after-one-copy' | number;
  /** Whether a peer that has the whole file stays and uploads on. Default: it stays. */
  readonly peersLeave?: boolean;
  /** Breaks ties between equally rare pieces and equally served peers. */
  readonly seed: number;
}

/** One piece on its way from one node to another. Times in seconds. */
export interface Transfer {
  readonly from: NodeNumber;
  readonly to: NodeNumber;
  readonly piece: number;
  readonly start: number;
  /** When it arrived whole, or was cut off; absent while it is under way. */
  readonly end?: number;
  /** The sender left before the piece was whole: all of it is lost. */
  readonly cut?: true;
}

/** What happens next in a swarm. */
export type SwarmEvent =
  | { readonly type: 'delivered'; readonly at: number; readonly transfer: Transfer }
  | { readonly type: 'left'; readonly at: number; readonly node: NodeNumber };

export interface SwarmResult {
  /** When each peer had the whole file, in seconds, in the order of the peers; undefined: never. */
  readonly completion: readonly (number | undefined)[];
  /** When the last peer had it; undefined when some never do. */
  readonly time: number | undefined;
  /** Every transfer, in the order of starting: who sent what to whom. */
  readonly transfers: readonly Transfer[];
  /** The pieces that no node still there has whole: without them nobody who lacks them can finish. */
  readonly missing: readonly number[];
}

/**
 * A swarm as a simulation of events: a piece goes at the rate that the sender's uplink and the receiver's downlink
 * have to spare, and takes up what they free later. A sender picks the peer with the fewest pieces that it can serve,
 * and of the pieces that peer lacks the rarest (counting copies on their way).
 *
 * Deterministic: same setting and seed, same events. Simplified: no delay, no protocol overhead, everyone knows
 * everyone, no tit-for-tat (free riders are served like the rest).
 */
export class Swarm {
  readonly #setting: SwarmSetting;
  readonly #random: Random;
  readonly #nodes: readonly Node[];
  readonly #transfers: Transfer[] = [];
  readonly #flows: Flow[] = [];
  /** Who goes at this moment. */
  readonly #leaving: Node[] = [];
  /** Copies of each piece at nodes still there, and on their way to one. */
  readonly #copies: Int32Array;
  /** What the server has sent whole. */
  readonly #seeded: PieceSet;
  #now = 0;

  /** All rates must be finite. Throws when there is not at least one piece. */
  constructor(setting: SwarmSetting) {
    const { pieces, serverUpload, peers } = setting;
    if (!Number.isInteger(pieces) || pieces < 1) throw new Error(`a file in ${pieces} pieces`);
    this.#setting = setting;
    this.#random = mulberry32(setting.seed);
    this.#copies = new Int32Array(pieces).fill(1);
    this.#seeded = new PieceSet(pieces);
    this.#nodes = [{ upload: serverUpload, download: 0 }, ...peers].map(({ upload, download }, number) => ({
      number,
      upload,
      download,
      have: new PieceSet(pieces),
      claimed: new PieceSet(pieces),
      present: true,
      freeUpload: upload,
      freeDownload: download,
      completedAt: undefined,
    }));
    const server = this.#nodes[0]!;
    for (let piece = 0; piece < pieces; piece += 1) {
      server.have.add(piece);
      server.claimed.add(piece);
    }
    this.#serve(server);
  }

  /** Seconds since the start. */
  get now(): number {
    return this.#now;
  }

  /** Whole pieces at each node, the server first. */
  get pieceCounts(): number[] {
    return this.#nodes.map(({ have }) => have.size);
  }

  /** The share of each node's uplink that is in use, from 0 to 1, the server first. */
  get uplinkLoads(): number[] {
    return this.#nodes.map(({ upload, freeUpload }) => (upload > 0 ? 1 - freeUpload / upload : 0));
  }

  /** Carries out the next event; undefined when nothing more can happen. */
  next(): SwarmEvent | undefined {
    const node = this.#leaving.shift();
    if (node) return this.#leave(node);
    const flow = this.#soonest();
    if (!flow) return undefined;
    const at = this.#now + flow.left / flow.rate;
    const { serverLeaves = 'never' } = this.#setting;
    const server = this.#nodes[0]!;
    if (typeof serverLeaves === 'number' && server.present && serverLeaves < at) {
      this.#pass(serverLeaves);
      return this.#leave(server);
    }
    this.#pass(at);
    return this.#deliver(flow);
  }

  /** Runs to the end. */
  run(): SwarmResult {
    while (this.next());
    return this.result;
  }

  /** The result so far; final once `next` has returned undefined. */
  get result(): SwarmResult {
    const completion = this.#nodes.slice(1).map(({ completedAt }) => completedAt);
    const there = this.#nodes.filter(({ present }) => present);
    const missing: number[] = [];
    for (let piece = 0; piece < this.#setting.pieces; piece += 1) {
      if (!there.some(({ have }) => have.has(piece))) missing.push(piece);
    }
    const time = completion.reduce<number | undefined>(
      (last, at) => (last === undefined || at === undefined ? undefined : Math.max(last, at)),
      0,
    );
    return { completion, time, transfers: this.#transfers, missing };
  }

  /** The flow whose piece is whole first; of equals the one that started first. */
  #soonest(): Flow | undefined {
    let soonest: Flow | undefined;
    for (const flow of this.#flows) {
      if (!soonest || flow.left * soonest.rate < soonest.left * flow.rate) soonest = flow;
    }
    return soonest;
  }

  #pass(to: number): void {
    const seconds = Math.max(0, to - this.#now);
    for (const flow of this.#flows) flow.left = Math.max(0, flow.left - flow.rate * seconds);
    this.#now = Math.max(this.#now, to);
  }

  #deliver(flow: Flow): SwarmEvent {
    const { sender, receiver, piece } = flow;
    const transfer = this.#end(flow, {});
    receiver.have.add(piece);
    if (receiver.have.size === this.#setting.pieces) {
      receiver.completedAt = this.#now;
      if (this.#setting.peersLeave) this.#leaving.push(receiver);
    }
    if (sender.number === 0) {
      this.#seeded.add(piece);
      const once = this.#seeded.size === this.#setting.pieces;
      if (once && this.#setting.serverLeaves === 'after-one-copy') this.#leaving.push(sender);
    }
    this.#raise(sender, receiver);
    this.#serve(sender);
    this.#serve(receiver);
    this.#feed(receiver);
    return { type: 'delivered', at: this.#now, transfer };
  }

  /** What it was sending is lost, and so is what was on its way to it. */
  #leave(node: Node): SwarmEvent {
    node.present = false;
    const broken = this.#flows.filter(({ sender, receiver }) => sender === node || receiver === node);
    for (const flow of broken) {
      this.#end(flow, { cut: true });
      flow.receiver.claimed.delete(flow.piece);
      this.#copies[flow.piece]! -= 1;
    }
    for (let piece = 0; piece < this.#setting.pieces; piece += 1) {
      if (node.have.has(piece)) this.#copies[piece]! -= 1;
    }
    for (const { sender, receiver } of broken) {
      this.#raise(sender, receiver);
      this.#serve(sender);
      this.#feed(receiver);
    }
    return { type: 'left', at: this.#now, node: node.number };
  }

  #end(flow: Flow, fate: { readonly cut?: true }): Transfer {
    const { serial, sender, receiver, rate } = flow;
    this.#flows.splice(this.#flows.indexOf(flow), 1);
    sender.freeUpload += rate;
    receiver.freeDownload += rate;
    const transfer: Transfer = { ...this.#transfers[serial]!, end: this.#now, ...fate };
    this.#transfers[serial] = transfer;
    return transfer;
  }

  /** Gives what two nodes have to spare to the flows they already have. */
  #raise(sender: Node, receiver: Node): void {
    for (const flow of this.#flows) {
      if (flow.sender !== sender && flow.receiver !== receiver) continue;
      const more = Math.min(flow.sender.freeUpload, flow.receiver.freeDownload);
      if (more > 0) this.#speedUp(flow, more);
    }
  }

  #speedUp(flow: Flow, more: number): void {
    flow.rate += more;
    flow.sender.freeUpload -= more;
    flow.receiver.freeDownload -= more;
  }

  /** Starts transfers from a node until its uplink is full or nobody can take more. */
  #serve(sender: Node): void {
    for (let node = this.#neediest(sender); node; node = this.#neediest(sender)) this.#start(sender, node);
  }

  /** Of the nodes that a sender can send to, the one with the fewest pieces. */
  #neediest(sender: Node): Node | undefined {
    const count = this.#nodes.length;
    const first = this.#below(count);
    let neediest: Node | undefined;
    for (let step = 0; step < count; step += 1) {
      const node = this.#nodes[(first + step) % count]!;
      if (neediest && node.claimed.size >= neediest.claimed.size) continue;
      if (canSend(sender, node)) neediest = node;
    }
    return neediest;
  }

  /** Lets every node with uplink to spare send to one whose downlink has room. */
  #feed(receiver: Node): void {
    const count = this.#nodes.length;
    const first = this.#below(count);
    for (let step = 0; step < count; step += 1) {
      const node = this.#nodes[(first + step) % count]!;
      if (canSend(node, receiver)) this.#start(node, receiver);
    }
  }

  #start(sender: Node, receiver: Node): void {
    const piece = this.#rarest(sender, receiver);
    receiver.claimed.add(piece);
    this.#copies[piece]! += 1;
    const serial = this.#transfers.length;
    this.#transfers.push({ from: sender.number, to: receiver.number, piece, start: this.#now });
    const flow: Flow = {
      serial,
      sender,
      receiver,
      piece,
      left: this.#setting.size / this.#setting.pieces,
      rate: 0,
    };
    this.#speedUp(flow, Math.min(sender.freeUpload, receiver.freeDownload));
    this.#flows.push(flow);
  }

  #rarest(sender: Node, receiver: Node): number {
    const { pieces } = this.#setting;
    const first = this.#below(pieces);
    let rarest = -1;
    for (let step = 0; step < pieces; step += 1) {
      const piece = (first + step) % pieces;
      if (!sender.have.has(piece) || receiver.claimed.has(piece)) continue;
      if (rarest < 0 || this.#copies[piece]! < this.#copies[rarest]!) rarest = piece;
    }
    return rarest;
  }

  /** A whole number from 0 to `limit` − 1, by chance: where a search starts, so that ties fall anywhere. */
  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}
