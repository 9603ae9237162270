import type { Language } from '../../lib/i18n/language.ts';
import { ACK, type Packet, SYN } from '../../lib/net/packet.ts';
import type { ConnectionSample, ProcessEvent, SocketEvent, TraceEvent } from '../../lib/net/trace/event.ts';
import { type Hop, HopFolder } from '../../lib/net/trace/hop.ts';
import { type Numbers, RelativeNumbers } from '../../lib/net/trace/relative-numbers.ts';
import type { ConnectionSeries } from '../../lib/net/trace/series.ts';
import type { Message } from '../../lib/sandbox/message.ts';
import { type MessageCrossing, messageCrossing } from './crossing.ts';

/** Who contacts first is the client; a host may be both, in different conversations. */
export type Role = 'client' | 'server' | 'both';

/** A socket as it was last heard of, and the process that used it. */
export interface SocketRow extends SocketEvent {
  readonly process?: string;
}

/** Everything the packet figures show of one run, up to one moment. A read-only value. */
export interface TraceView {
  /** At most `HOP_LIMIT`, the first ones. */
  readonly hops: readonly Hop[];
  /** Also those that a filter hides: what a packet means depends on all before it. */
  readonly everyHop: readonly Hop[];
  /** Hops that came after the limit and are not shown. */
  readonly unshown: number;
  /** What an engine without packets tells; there are no hops then. At most `HOP_LIMIT`. */
  readonly messages: readonly MessageCrossing[];
  readonly numbers: ReadonlyMap<number, Numbers>;
  readonly calls: readonly ProcessEvent[];
  /** Also those that a filter hides: packets name their calls by the places here. */
  readonly everyCall: readonly ProcessEvent[];
  readonly sockets: readonly SocketRow[];
  /** The ends of TCP connections over time; empty where the trace keeps no samples. */
  readonly series: readonly ConnectionSeries[];
  /** Left to right, as the ladder draws them. */
  readonly hosts: readonly string[];
  readonly roles: ReadonlyMap<string, Role>;
}

/** Most hops that the figures show; the capture file has them all. */
export const HOP_LIMIT = 10_000;

/** What every packet figure is given: the trace, the hop that is selected, and whom to tell of a choice. */
export interface PacketFigure {
  readonly lang: Language;
  readonly view: TraceView;
  /** `Hop.id`. */
  readonly selected: number | undefined;
  readonly onSelect: (hop: number | undefined) => void;
}

/** Folds the events of a run, in batches of any size, into what the figures show. */
export class TraceFolder {
  readonly #folder = new HopFolder();
  readonly #messages: MessageCrossing[] = [];
  readonly #numbers = new RelativeNumbers();
  readonly #known = new Map<number, Numbers>();
  readonly #calls: ProcessEvent[] = [];
  readonly #sockets = new Map<string, SocketEvent>();
  readonly #owners = new Map<string, string>();
  readonly #hosts: string[];
  readonly #roles = new Map<string, Role>();
  /** Conversations by `client end, server end`, and the packets already looked at. */
  readonly #asked = new Set<string>();
  readonly #seen = new Set<number>();
  readonly #series = new Map<string, ConnectionSeries & { samples: ConnectionSample[] }>();

  /** `hosts` stand left in the order given; others follow as they appear. */
  constructor(hosts: readonly string[] = []) {
    this.#hosts = [...hosts];
  }

  add(events: readonly TraceEvent[]): void {
    this.#folder.add(events);
    for (const event of events) {
      switch (event.kind) {
        case 'packet': {
          const numbers = this.#numbers.of(event.packet);
          if (numbers) this.#known.set(event.packet.id, numbers);
          this.#meet(event.from);
          this.#meet(event.to);
          this.#assignRoles(event.from, event.packet);
          break;
        }
        case 'socket':
          this.#sockets.set(`${event.host} ${event.socket}`, event);
          break;
        case 'sample':
          this.#sample(event);
          break;
        case 'process':
          this.#calls.push(event);
          this.#meet(event.host);
          // Without packets there is no SYN to look at.
          if (event.label === 'connect()') this.#give(event.host, 'client');
          else if (event.label === 'connection') this.#give(event.host, 'server');
          if (event.socket !== undefined) this.#owners.set(`${event.host} ${event.socket}`, event.process);
          break;
      }
    }
  }

  addMessage(message: Message): void {
    this.#messages.push(messageCrossing(this.#messages.length + 1, message));
    this.#meet(message.from);
    this.#meet(message.to);
  }

  /** Packets and messages so far. */
  get size(): number {
    return this.#folder.hops.length + this.#messages.length;
  }

  /** The figures' view of the run so far. */
  view(): TraceView {
    const hops = this.#folder.hops.slice(0, HOP_LIMIT);
    const calls = this.#calls.slice();
    return {
      hops,
      everyHop: hops,
      messages: this.#messages.slice(0, HOP_LIMIT),
      unshown: Math.max(0, this.size - HOP_LIMIT),
      numbers: this.#known,
      calls,
      everyCall: calls,
      sockets: [...this.#sockets].map(([key, socket]) => {
        const process = this.#owners.get(key);
        return process === undefined ? socket : { ...socket, process };
      }),
      series: [...this.#series.values()],
      hosts: this.#hosts.slice(),
      roles: new Map(this.#roles),
    };
  }

  #meet(host: string): void {
    if (!this.#hosts.includes(host)) this.#hosts.push(host);
  }

  #sample(sample: ConnectionSample): void {
    const { host, socket } = sample;
    const key = `${host} ${socket}`;
    const known = this.#series.get(key);
    if (known) {
      known.samples.push(sample);
      return;
    }
    const end = this.#sockets.get(key);
    if (end?.remote)
      this.#series.set(key, { host, socket, local: end.local, remote: end.remote, samples: [sample] });
  }

  /** A SYN without ACK, or the first datagram, names the client; the first answer names the server. */
  #assignRoles(from: string, { id, body, source, destination }: Packet): void {
    if ((body.protocol !== 'tcp' && body.protocol !== 'udp') || this.#seen.has(id)) return;
    this.#seen.add(id);
    const own = `${body.protocol} ${source}:${body.sourcePort}`;
    const peer = `${body.protocol} ${destination}:${body.destinationPort}`;
    if (this.#asked.has(`${peer} ${own}`)) this.#give(from, 'server');
    else if (body.protocol === 'udp' || (body.flags & (SYN | ACK)) === SYN) {
      this.#asked.add(`${own} ${peer}`);
      this.#give(from, 'client');
    }
  }

  #give(host: string, role: Role): void {
    const had = this.#roles.get(host);
    this.#roles.set(host, had === undefined || had === role ? role : 'both');
  }
}

/** The view of a whole trace. */
export function viewOf(events: readonly TraceEvent[], hosts: readonly string[] = []): TraceView {
  const folder = new TraceFolder(hosts);
  folder.add(events);
  return folder.view();
}
