import { ACK, FIN, type Packet, RST, SYN } from '../packet.ts';
import type { Time } from '../time.ts';

/** How long a middlebox remembers a flow in which nothing moves. */
export interface FlowTimeouts {
  /** TCP while one end has not answered, and after both have closed or one has reset. */
  readonly tcpTransitory: Time;
  readonly tcpEstablished: Time;
  readonly udp: Time;
  readonly icmp: Time;
}

/** What a middlebox knows of one flow that it lets through: who has spoken, and when it will have forgotten it. */
export class FlowState {
  expires = 0;
  #spoken = 0;
  #finished = 0;
  #reset = false;

  /** A packet passes, from the end that opened the flow or from the other. */
  pass({ body }: Packet, fromOpener: boolean, now: Time, timeouts: FlowTimeouts): void {
    const end = fromOpener ? 1 : 2;
    if (body.protocol === 'tcp') {
      // The same ports may be used again: a SYN begins anew.
      if ((body.flags & (SYN | ACK)) === SYN) this.#begin();
      this.#spoken |= end;
      if (body.flags & FIN) this.#finished |= end;
      if (body.flags & RST) this.#reset = true;
      const over = this.#reset || this.#finished === 3;
      const lasting = this.#spoken === 3 && !over;
      this.expires = now + (lasting ? timeouts.tcpEstablished : timeouts.tcpTransitory);
    } else this.expires = now + (body.protocol === 'udp' ? timeouts.udp : timeouts.icmp);
  }

  #begin(): void {
    this.#spoken = 0;
    this.#finished = 0;
    this.#reset = false;
  }
}
