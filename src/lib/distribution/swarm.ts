import { mulberry32, type Random } from '../net/random.ts';
import type { Distribution } from './bounds.ts';
import { Exchange, type Transfer } from './exchange.ts';
import { Generous } from './generous.ts';
import { PieceSet } from './piece-set.ts';
import type { Sharing } from './sharing.ts';
import type { Download, Node, NodeNumber } from './swarm-node.ts';
import { TitForTat } from './tit-for-tat.ts';

/** A file in pieces, handed on between a server (the seed) and peers that start with nothing at time 0. */
export interface SwarmSetting extends Distribution {
  /** K: the file is cut into so many equal pieces. A peer can pass on a piece only when it has all of it. */
  readonly pieces: number;
  /** When the server goes: never, when every piece has once been sent whole, or at a time in seconds. */
  readonly serverLeaves?: 'never' | 'after-one-copy' | number;
  /** Whether a peer that has the whole file stays and uploads on. Default: it stays. */
  readonly peersLeave?: boolean;
  /** `generous`: everybody serves who needs it most. `tit-for-tat`: those who give get (BEP 3). Default: generous. */
  readonly sharing?: 'generous' | 'tit-for-tat';
  /** How many others a peer knows at least, at random, beside the server. Default: all. */
  readonly neighbours?: number;
  /** Whether the result lists all transfers: about 150 bytes each. Default: it does. */
  readonly keepsTransfers?: boolean;
  /** Decides what is left to chance: between equally rare pieces, equally served peers, who knows whom. */
  readonly seed: number;
}

/** What happens next in a swarm. */
export type SwarmEvent =
  | { readonly type: 'delivered'; readonly at: number; readonly transfer: Transfer }
  /** Tit-for-tat: all peers have looked at who gave them most. */
  | { readonly type: 'round'; readonly at: number }
  | { readonly type: 'left'; readonly at: number; readonly node: NodeNumber };

export interface SwarmResult {
  /** When each peer had the whole file, in seconds, in the order of the peers; undefined: never. */
  readonly completion: readonly (number | undefined)[];
  /** When the last peer had it; undefined when some never do. */
  readonly time: number | undefined;
  /** Every transfer, in the order of starting: who sent what to whom. */
  readonly transfers: readonly Transfer[];
  /** The pieces that someone still there lacks and nobody there who uploads has whole: who lacks one never finishes. */
  readonly missing: readonly number[];
}

/**
 * A swarm as a simulation of events, rarest piece first (counting copies on their way). At the end, when all that a peer
 * lacks is under way to it, uplinks that are free help with its slowest piece.
 *
 * Even so it stays above the fluid bound: a peer uploads nothing before it has a whole piece, and for N peers to have
 * one takes about log2 N times as long as one peer takes to send one; of a file of K pieces that is log2(N)/K.
 *
 * Deterministic: same setting and seed, same events. Simplified: no delay, no protocol overhead, everyone knows how rare
 * each piece is in the whole swarm.
 */
export class Swarm {
  readonly #setting: SwarmSetting;
  readonly #nodes: readonly Node[];
  readonly #exchange: Exchange;
  readonly #sharing: Sharing;
  /** Who goes at this moment. */
  readonly #leaving: Node[] = [];
  /** What the server has sent whole. */
  readonly #seeded: PieceSet;

  /** All rates must be finite. Throws when a number in the setting is not what it should be. */
  constructor(setting: SwarmSetting) {
    check(setting);
    const { pieces, serverUpload, peers, size, sharing, neighbours, keepsTransfers = true } = setting;
    this.#setting = setting;
    this.#seeded = new PieceSet(pieces);
    this.#nodes = [{ upload: serverUpload, download: 0 }, ...peers].map(({ upload, download }, number) => ({
      number,
      upload,
      download,
      have: new PieceSet(pieces),
      claimed: new PieceSet(pieces),
      begun: new Map(),
      out: [],
      in: [],
      known: [],
      present: true,
      freeUpload: upload,
      freeDownload: download,
      completedAt: undefined,
    }));
    const random = mulberry32(setting.seed);
    introduce(this.#nodes, neighbours ?? peers.length, random);
    this.#exchange = new Exchange(this.#nodes, size, pieces, random, keepsTransfers);
    this.#sharing = sharing === 'tit-for-tat' ? new TitForTat(this.#exchange) : new Generous(this.#exchange);
    const server = this.#nodes[0]!;
    for (let piece = 0; piece < pieces; piece += 1) {
      server.have.add(piece);
      server.claimed.add(piece);
    }
    this.#sharing.gained(server);
  }

  /** Seconds since the start. */
  get now(): number {
    return this.#exchange.now;
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
    const at = Math.min(this.#exchange.firstWhole, this.#lastHope());
    if (at === Number.POSITIVE_INFINITY) return undefined;
    const { serverLeaves = 'never' } = this.#setting;
    const server = this.#nodes[0]!;
    if (typeof serverLeaves === 'number' && server.present && serverLeaves < at) {
      this.#exchange.now = Math.max(this.now, serverLeaves);
      return this.#leave(server);
    }
    this.#exchange.now = Math.max(this.now, at);
    if (at < this.#exchange.firstWhole) {
      this.#sharing.round();
      return { type: 'round', at: this.now };
    }
    return this.#deliver(this.#exchange.takeWhole());
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
      const isLacked = there.some(({ have }) => !have.has(piece));
      if (isLacked && !there.some(({ have, upload }) => upload > 0 && have.has(piece))) missing.push(piece);
    }
    const time = completion.reduce<number | undefined>(
      (last, at) => (last === undefined || at === undefined ? undefined : Math.max(last, at)),
      0,
    );
    return { completion, time, transfers: this.#exchange.transfers, missing };
  }

  /** The next round, when something is under way: what stands still now has nobody to send to, nor will it later. */
  #lastHope(): number {
    return this.#exchange.firstWhole === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : this.#sharing.nextRound;
  }

  #deliver({ receiver, piece, flows }: Download): SwarmEvent {
    const [first, ...helpers] = [...flows];
    receiver.have.add(piece);
    receiver.begun.delete(piece);
    const transfer = this.#exchange.close(first!, { whole: true });
    for (const flow of helpers) this.#exchange.close(flow, {});
    if (receiver.have.size === this.#setting.pieces) {
      receiver.completedAt = this.now;
      if (this.#setting.peersLeave) this.#leaving.push(receiver);
    }
    for (const { sender } of [first!, ...helpers]) {
      if (sender.number === 0) this.#seed(sender, piece);
      this.#sharing.freed(sender, receiver);
    }
    this.#sharing.gained(receiver);
    return { type: 'delivered', at: this.now, transfer };
  }

  #seed(server: Node, piece: number): void {
    if (this.#seeded.has(piece)) return;
    this.#seeded.add(piece);
    const once = this.#seeded.size === this.#setting.pieces;
    if (once && this.#setting.serverLeaves === 'after-one-copy') this.#leaving.push(server);
  }

  /** What it was sending is lost, and so is what was on its way to it. */
  #leave(node: Node): SwarmEvent {
    node.present = false;
    const broken = [...node.out, ...node.in];
    for (const flow of broken) this.#exchange.close(flow, { cut: true });
    this.#exchange.forget(node);
    for (const { sender, receiver } of broken) this.#sharing.freed(sender, receiver);
    return { type: 'left', at: this.now, node: node.number };
  }
}

/** Everyone knows the server and, where that is not all, at least `least` others: rings of random order, joined. */
function introduce(nodes: readonly Node[], least: number, random: Random): void {
  const [server, ...peers] = nodes;
  server!.known = nodes;
  if (least >= peers.length - 1) {
    for (const peer of peers) peer.known = nodes;
    return;
  }
  const known = peers.map(() => new Set<Node>([server!]));
  const order = peers.map((_, index) => index);
  for (let ring = 0; ring < Math.ceil(least / 2); ring += 1) {
    shuffle(order, random);
    for (const [place, index] of order.entries()) {
      const next = order[(place + 1) % order.length]!;
      known[index]!.add(peers[next]!);
      known[next]!.add(peers[index]!);
    }
  }
  for (const [index, peer] of peers.entries()) peer.known = [...known[index]!];
}

function shuffle(values: number[], random: Random): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [values[last], values[other]] = [values[other]!, values[last]!];
  }
}

function check({ size, serverUpload, pieces, peers, neighbours, serverLeaves }: SwarmSetting): void {
  if (!Number.isInteger(pieces) || pieces < 1) throw new Error(`a file in ${pieces} pieces`);
  if (!(size > 0 && size < Infinity)) throw new Error(`a file of ${size} bits`);
  if (neighbours !== undefined && !(Number.isInteger(neighbours) && neighbours >= 1))
    throw new Error(`neighbours must be a whole number from 1, not ${neighbours}`);
  if (typeof serverLeaves === 'number' && !(serverLeaves >= 0))
    throw new Error(`serverLeaves must be a time in seconds, not ${serverLeaves}`);
  mustBeRate('serverUpload', serverUpload);
  for (const [index, { upload, download }] of peers.entries()) {
    mustBeRate(`peers[${index}].upload`, upload);
    mustBeRate(`peers[${index}].download`, download);
  }
}

function mustBeRate(name: string, rate: number): void {
  if (!(rate >= 0 && rate < Infinity)) throw new Error(`${name} must be a rate in bit/s, not ${rate}`);
}
