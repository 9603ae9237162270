import type { Address } from '../address.ts';
import type { IcmpMessage } from '../packet.ts';
import type { Simulator } from '../simulator.ts';
import { between, seconds, type Time } from '../time.ts';
import type { Timer } from '../timer.ts';
import { ECHO_REQUEST, echoRest } from './echo.ts';
import { readQuotedIcmp } from './quoted.ts';
import { FRAGMENTATION_NEEDED, UNREACHABLE } from './unreachable.ts';

export interface PingOptions {
  /** Bytes of data in the request; 56 when absent, as ping sends. */
  readonly size?: number;
  /** The host's own when absent. */
  readonly ttl?: number;
  /** Whether routers may cut the request. Absent: not, as ping asks. */
  readonly mayFragment?: boolean;
  /** How long to wait. 10 s when absent. */
  readonly timeout?: Time;
}

/** What became of an echo request. `after` is the time since it was sent. */
export type PingResult =
  | { readonly kind: 'reply'; readonly from: Address; readonly after: Time; readonly ttl: number }
  | {
      readonly kind: 'error';
      /** Who reports it: a router on the way, or the host itself. */
      readonly from: Address;
      readonly after: Time;
      readonly type: number;
      readonly code: number;
      /** Of "fragmentation needed": what the next link takes, in bytes. */
      readonly mtu?: number;
    }
  | { readonly kind: 'timeout' };

interface Pending {
  readonly sentAt: Time;
  readonly timer: Timer;
  readonly done: (result: PingResult) => void;
}

const PATIENCE = seconds(10);

/** The echo requests of a host that wait for what becomes of them. Each has an identifier of its own. */
export class Pinger {
  readonly #simulator: Simulator;
  readonly #pending = new Map<number, Pending>();
  #identifier = 0;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** Begins to wait; returns `rest` of the request to send. */
  begin(timeout: Time | undefined, done: (result: PingResult) => void): number {
    this.#identifier = (this.#identifier % 65_535) + 1;
    const rest = echoRest(this.#identifier, 1);
    const timer = this.#simulator.schedule(timeout ?? PATIENCE, () => {
      this.#pending.delete(rest);
      done({ kind: 'timeout' });
    });
    this.#pending.set(rest, { sentAt: this.#simulator.now, timer, done });
    return rest;
  }

  /** An echo reply has come. */
  replied(from: Address, ttl: number, { rest }: IcmpMessage): void {
    this.#end(rest, (after) => ({ kind: 'reply', from, after, ttl }));
  }

  /** An ICMP error has come; it may quote one of the requests. */
  failed(from: Address, { type, code, rest, payload }: IcmpMessage): void {
    const quoted = readQuotedIcmp(payload);
    if (quoted?.type !== ECHO_REQUEST) return;
    const narrow = type === UNREACHABLE && code === FRAGMENTATION_NEEDED;
    this.#end(quoted.rest, (after) => ({
      kind: 'error',
      from,
      after,
      type,
      code,
      ...(narrow && { mtu: rest & 0xffff }),
    }));
  }

  #end(rest: number, resultAfter: (after: Time) => PingResult): void {
    const pending = this.#pending.get(rest);
    if (!pending) return;
    pending.timer.cancel();
    this.#pending.delete(rest);
    pending.done(resultAfter(between(pending.sentAt, this.#simulator.now)));
  }
}
