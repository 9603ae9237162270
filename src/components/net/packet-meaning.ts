import type { Language } from '../../lib/i18n/language.ts';
import { ACK, FIN, type Packet, RST, type Segment, SYN } from '../../lib/net/packet.ts';
import { icmpLabel } from '../../lib/net/trace/describe.ts';
import type { Hop } from '../../lib/net/trace/hop.ts';
import type { Numbers } from '../../lib/net/trace/relative-numbers.ts';
import { type DnsMessage, dnsIn, RCODE, rcodeName } from '../../lib/net/wire/dns.ts';
import { askedIn, foundIn } from '../../lib/net/wire/dns-summary.ts';
import { count, packetTexts } from './packet-texts.ts';

/** What one end of a connection has said so far. */
interface Said {
  ack: number | undefined;
  /** Relative number behind its FIN. */
  finEnd: number | undefined;
}

/**
 * Says in the learner's words what each packet means, given those before it.
 * Hops must be shown in order; a packet that crosses several links means the same on each.
 */
export class Meanings {
  readonly #lang: Language;
  readonly #numbers: ReadonlyMap<number, Numbers>;
  readonly #said = new Map<string, Said>();
  readonly #known = new Map<number, string>();

  constructor(lang: Language, numbers: ReadonlyMap<number, Numbers>) {
    this.#lang = lang;
    this.#numbers = numbers;
  }

  of({ packet, droppedAt, cause }: Hop): string {
    const { meaning, causes } = packetTexts[this.#lang];
    let text = this.#known.get(packet.id);
    if (text === undefined) {
      text = this.#read(packet);
      this.#known.set(packet.id, text);
    }
    return droppedAt === undefined ? text : `${text} · ${meaning.lost(causes[cause ?? 'loss'])}`;
  }

  #read(packet: Packet): string {
    const { meaning, retransmissions } = packetTexts[this.#lang];
    const text = this.#readBody(packet);
    if (!packet.retransmission) return text;
    return `${meaning.retransmitted(retransmissions[packet.retransmission])} · ${text}`;
  }

  #readDns(message: DnsMessage): string {
    const { meaning } = packetTexts[this.#lang];
    if (!message.response) return meaning.asksName(askedIn(message));
    if (message.rcode === RCODE.NXDOMAIN) return meaning.noSuchName;
    if (message.rcode !== RCODE.NOERROR) return meaning.nameServerFails(rcodeName(message.rcode));
    const found = foundIn(message);
    return found ? meaning.answersName(found) : meaning.noSuchRecord;
  }

  #readBody(packet: Packet): string {
    const { meaning } = packetTexts[this.#lang];
    const { body } = packet;
    switch (body.protocol) {
      case 'tcp':
        return this.#readSegment(packet, body);
      case 'udp': {
        const dns = dnsIn(body);
        return dns ? this.#readDns(dns) : meaning.datagram(count(body.payload.length, this.#lang));
      }
      case 'icmp':
        return body.type === 3 && body.code === 3 ? meaning.portUnreachable : meaning.icmp(icmpLabel(body));
      case 'fragment':
        return meaning.fragment;
    }
  }

  #readSegment({ id, source, destination }: Packet, segment: Segment): string {
    const { meaning } = packetTexts[this.#lang];
    const { flags, payload, sourcePort, destinationPort } = segment;
    const own = this.#end(`${source}:${sourcePort}>${destination}:${destinationPort}`);
    const peer = this.#end(`${destination}:${destinationPort}>${source}:${sourcePort}`);
    const numbers = this.#numbers.get(id);
    const { seq = 0, ack, window = segment.window } = numbers ?? {};
    const before = own.ack;
    if (flags & ACK) own.ack = ack;
    if (flags & FIN) own.finEnd = seq + payload.length + 1;

    if (flags & RST) return before === undefined && peer.ack === undefined ? meaning.refused : meaning.reset;
    if (flags & SYN) return flags & ACK ? meaning.accepts : meaning.asks;
    const bytes = count(payload.length, this.#lang);
    if (flags & FIN) return payload.length > 0 ? meaning.dataAndFin(bytes) : meaning.fin;
    if (payload.length > 0) {
      const last = seq + payload.length - 1;
      return meaning.data(bytes, count(seq, this.#lang), count(last, this.#lang));
    }
    if (window === 0) return meaning.noRoom;
    if (before === undefined && ack === 1) return meaning.established;
    if (peer.finEnd !== undefined && ack === peer.finEnd) return meaning.finAcknowledged;
    if (ack === undefined || ack < 1) return meaning.nothingNew;
    if (ack === before) return meaning.again(count(ack, this.#lang));
    return meaning.acknowledged(count(ack - 1, this.#lang));
  }

  #end(flow: string): Said {
    let said = this.#said.get(flow);
    if (!said) {
      said = { ack: undefined, finEnd: undefined };
      this.#said.set(flow, said);
    }
    return said;
  }
}
