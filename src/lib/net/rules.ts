import { ACK, FIN, type Packet, RST, SYN } from './packet.ts';
import type { PacketClass } from './scenario.ts';
import type { Time } from './time.ts';

/** What is done to the `nth` packet (from 1) of a class that enters a link. */
export type Rule =
  | { readonly drop: PacketClass; readonly nth: number }
  | { readonly delay: PacketClass; readonly nth: number; readonly by: Time };

/** Whether a packet counts as one of a class. A segment can be of two classes: data with FIN is both. */
export function isOfClass({ body }: Packet, name: PacketClass): boolean {
  if (name === 'any') return true;
  if (body.protocol === 'udp') return name === 'udp';
  if (body.protocol === 'fragment') return name === 'frag';
  if (body.protocol !== 'tcp') return false;
  const { flags, payload } = body;
  switch (name) {
    case 'data':
      return payload.length > 0;
    case 'syn':
      return (flags & (SYN | ACK)) === SYN;
    case 'synack':
      return (flags & (SYN | ACK)) === (SYN | ACK);
    case 'ack':
      return (flags & (SYN | FIN | RST | ACK)) === ACK && payload.length === 0;
    case 'fin':
      return (flags & FIN) !== 0;
    case 'rst':
      return (flags & RST) !== 0;
    default:
      return false;
  }
}

/** Counts the packets that enter a link and says which of them a rule drops or delays. */
export class RuleBook {
  readonly #rules: readonly Rule[];
  readonly #counts: number[];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#counts = rules.map(() => 0);
  }

  /** The extra delay of a packet; Infinity when it is dropped. Every rule counts, whatever the others decide. */
  extraDelay(packet: Packet): number {
    let extra = 0;
    for (let index = 0; index < this.#rules.length; index++) {
      const rule = this.#rules[index]!;
      if (!isOfClass(packet, 'drop' in rule ? rule.drop : rule.delay)) continue;
      const count = this.#counts[index]! + 1;
      this.#counts[index] = count;
      if (count === rule.nth) extra += 'drop' in rule ? Number.POSITIVE_INFINITY : rule.by;
    }
    return extra;
  }
}
