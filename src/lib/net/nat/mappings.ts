import { type Endpoint, formatEndpoint, type Port } from '../address.ts';
import type { Flow } from '../ip/flow.ts';
import { FlowState } from '../ip/flow-state.ts';

/** An endpoint inside and the port that stands for it outside; of ICMP echo, the identifiers. */
export class Mapping {
  readonly protocol: Flow['protocol'];
  readonly inside: Endpoint;
  readonly port: Port;
  /** Set by hand: it never expires, and lets everybody in. */
  readonly isFixed: boolean;
  /** By remote endpoint. */
  readonly sessions = new Map<string, FlowState>();

  constructor(protocol: Flow['protocol'], inside: Endpoint, port: Port, isFixed: boolean) {
    this.protocol = protocol;
    this.inside = inside;
    this.port = port;
    this.isFixed = isFixed;
  }

  /** The state of what goes on with a remote endpoint; undefined when nothing does any more. */
  session(remote: Endpoint, now: number): FlowState | undefined {
    const state = this.sessions.get(formatEndpoint(remote));
    return state && state.expires > now ? state : undefined;
  }

  /** The same, begun when there is none. */
  open(remote: Endpoint, now: number): FlowState {
    const running = this.session(remote, now);
    if (running) return running;
    const state = new FlowState();
    this.sessions.set(formatEndpoint(remote), state);
    return state;
  }

  isAlive(now: number): boolean {
    if (this.isFixed) return true;
    for (const { expires } of this.sessions.values()) if (expires > now) return true;
    return false;
  }
}

const PROTOCOL = { icmp: 0, tcp: 1, udp: 2 } as const;
const portKey = (protocol: Flow['protocol'], port: number): number => PROTOCOL[protocol] * 65536 + port;
const insideKey = (protocol: Flow['protocol'], { address, port }: Endpoint): number =>
  address * 262144 + portKey(protocol, port);

/** The mappings of a NAT, found from either side. Those that have expired are removed when they are met. */
export class Mappings {
  readonly #byInside = new Map<number, Mapping>();
  readonly #byPort = new Map<number, Mapping>();

  /** In the order in which they were made. */
  alive(now: number): Mapping[] {
    return [...this.#byPort.values()].filter((mapping) => mapping.isAlive(now));
  }

  inside(protocol: Flow['protocol'], endpoint: Endpoint, now: number): Mapping | undefined {
    return this.#unlessExpired(this.#byInside.get(insideKey(protocol, endpoint)), now);
  }

  outside(protocol: Flow['protocol'], port: Port, now: number): Mapping | undefined {
    return this.#unlessExpired(this.#byPort.get(portKey(protocol, port)), now);
  }

  add(mapping: Mapping): void {
    this.#byInside.set(insideKey(mapping.protocol, mapping.inside), mapping);
    this.#byPort.set(portKey(mapping.protocol, mapping.port), mapping);
  }

  #unlessExpired(mapping: Mapping | undefined, now: number): Mapping | undefined {
    if (!mapping || mapping.isAlive(now)) return mapping;
    this.#byInside.delete(insideKey(mapping.protocol, mapping.inside));
    this.#byPort.delete(portKey(mapping.protocol, mapping.port));
    return undefined;
  }
}
