import { EventQueue } from '../net/event-queue.ts';
import type { Random } from '../net/random.ts';
import { Download, type Flow, type Node, type NodeNumber } from './swarm-node.ts';

/** What one node sent another of a piece. Times in seconds. */
export interface Transfer {
  readonly from: NodeNumber;
  readonly to: NodeNumber;
  readonly piece: number;
  readonly start: number;
  /** When it stopped; absent while it is under way. */
  readonly end?: number;
  /** The share of the piece that it brought, 0 to 1; absent while it is under way. */
  readonly share?: number;
  /** With its end the piece was whole: one transfer of each piece to each peer. */
  readonly whole?: true;
  /** One of the two left before the piece was whole: what it brought is lost. */
  readonly cut?: true;
}

/**
 * The nodes of a swarm, and the pieces under way between them at rates that others set. It keeps account of lines and
 * copies; who sends what to whom is not its business.
 */
export class Exchange {
  now = 0;
  readonly nodes: readonly Node[];
  readonly pieces: number;
  readonly transfers: Transfer[] = [];
  /** Copies of each piece at nodes still there, and on their way to one. */
  readonly #copies: Int32Array;
  readonly #bits: number;
  readonly #random: Random;
  readonly #keepsTransfers: boolean;
  readonly #queue = new EventQueue();
  /** Told of every bit that has come. */
  received: ((receiver: Node, sender: Node, bits: number) => void) | undefined;
  #flows = 0;
  #downloads = 0;

  /** `size` in bits. */
  constructor(nodes: readonly Node[], size: number, pieces: number, random: Random, keepsTransfers: boolean) {
    this.nodes = nodes;
    this.pieces = pieces;
    this.#bits = size / pieces;
    this.#copies = new Int32Array(pieces).fill(1);
    this.#random = random;
    this.#keepsTransfers = keepsTransfers;
  }

  /** When the next piece is whole; Infinity when none is under way. */
  get firstWhole(): number {
    return this.#queue.firstTime;
  }

  /** The piece that is whole first. There must be one. */
  takeWhole(): Download {
    const download = this.#queue.pop() as Download;
    this.settle(download);
    return download;
  }

  /** Starts to send a piece, or joins those who send it already. The rate is 0 for now. */
  open(sender: Node, receiver: Node, piece: number): Flow {
    let download = receiver.begun.get(piece);
    if (!download) {
      download = new Download(receiver, piece, this.#downloads++, this.#bits, this.now);
      receiver.begun.set(piece, download);
    }
    if (download.flows.length === 0) {
      receiver.claimed.add(piece);
      this.#copies[piece]! += 1;
    }
    const flow: Flow = {
      serial: this.#flows++,
      sender,
      receiver,
      download,
      start: this.now,
      rate: 0,
      sent: 0,
    };
    this.settle(download);
    download.flows.push(flow);
    sender.out.push(flow);
    receiver.in.push(flow);
    if (this.#keepsTransfers)
      this.transfers.push({ from: sender.number, to: receiver.number, piece, start: this.now });
    return flow;
  }

  setRate(flow: Flow, rate: number): void {
    const { download, sender, receiver } = flow;
    if (rate === flow.rate) return;
    this.settle(download);
    const more = rate - flow.rate;
    flow.rate = rate;
    sender.freeUpload -= more;
    receiver.freeDownload -= more;
    download.rate += more;
    this.#schedule(download);
  }

  /** Stops a flow. A part of a piece stays with its receiver unless it is `cut`. */
  close(flow: Flow, fate: { readonly whole?: true; readonly cut?: true }): Transfer {
    const { download, sender, receiver, serial, start } = flow;
    const { piece } = download;
    this.setRate(flow, 0);
    for (const list of [download.flows, sender.out, receiver.in]) list.splice(list.indexOf(flow), 1);
    // What rounding has left over would keep a line from ever being free again.
    if (sender.out.length === 0) sender.freeUpload = sender.upload;
    if (receiver.in.length === 0) receiver.freeDownload = receiver.download;
    if (fate.cut) download.left += flow.sent;
    if (download.flows.length === 0) this.#breakOff(download);
    const share = Math.min(1, flow.sent / this.#bits);
    const ended = { from: sender.number, to: receiver.number, piece, start, end: this.now, share, ...fate };
    if (this.#keepsTransfers) this.transfers[serial] = ended;
    return ended;
  }

  #breakOff(download: Download): void {
    const { receiver, piece } = download;
    this.#queue.remove(download);
    download.rate = 0;
    if (receiver.have.has(piece)) return;
    receiver.claimed.delete(piece);
    this.#copies[piece]! -= 1;
    if (download.left >= this.#bits * (1 - 1e-9)) receiver.begun.delete(piece);
  }

  /** A node that goes takes its copies along. */
  forget(node: Node): void {
    for (let piece = 0; piece < this.pieces; piece += 1) if (node.have.has(piece)) this.#copies[piece]! -= 1;
  }

  /** Brings a download's account up to now. */
  settle(download: Download): void {
    const seconds = this.now - download.since;
    if (seconds <= 0) return;
    download.since = this.now;
    download.left = Math.max(0, download.left - download.rate * seconds);
    for (const flow of download.flows) {
      const bits = flow.rate * seconds;
      flow.sent += bits;
      this.received?.(flow.receiver, flow.sender, bits);
    }
  }

  /** Of the pieces that a node has and another lacks, one that the other has begun, else the rarest; −1 for none. */
  choose(sender: Node, receiver: Node): number {
    for (const piece of receiver.begun.keys())
      if (sender.have.has(piece) && !receiver.claimed.has(piece)) return piece;
    const first = this.below(this.pieces);
    let rarest = -1;
    for (let step = 0; step < this.pieces; step += 1) {
      const piece = (first + step) % this.pieces;
      if (!sender.have.has(piece) || receiver.claimed.has(piece)) continue;
      if (rarest < 0 || this.#copies[piece]! < this.#copies[rarest]!) rarest = piece;
    }
    return rarest;
  }

  /**
   * The piece under way to a node that another can help with: of those it has and does not send already, the one that
   * would take longest; undefined when there is none.
   */
  slowest(sender: Node, receiver: Node): Download | undefined {
    let slowest: Download | undefined;
    let longest = 0;
    for (const { download } of receiver.in) {
      const time = download.left / download.rate - (this.now - download.since);
      if (time <= longest || !sender.have.has(download.piece)) continue;
      if (download.flows.some((flow) => flow.sender === sender)) continue;
      slowest = download;
      longest = time;
    }
    return slowest;
  }

  /** A whole number from 0 to `limit` − 1, by chance: where a search starts, so that ties fall anywhere. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #schedule(download: Download): void {
    if (download.rate > 0)
      this.#queue.push(download, this.now + download.left / download.rate, download.serial);
    else this.#queue.remove(download);
  }
}
