import { type Endpoint, formatEndpoint, type Port } from '../address.ts';
import { type Flow, flowOf, flowOfQuoted } from '../ip/flow.ts';
import { FlowState, type FlowTimeouts } from '../ip/flow-state.ts';
import type { Packet } from '../packet.ts';
import type { Simulator } from '../simulator.ts';
import { seconds } from '../time.ts';
import { quotesPacket } from '../wire/icmp.ts';
import { type FirewallRule, fits, type Verdict } from './rule.ts';

/** How long Linux remembers flows (nf_conntrack_*_timeout): 5 days for an open TCP connection. */
export const FIREWALL_TIMEOUTS: FlowTimeouts = {
  tcpTransitory: seconds(120),
  tcpEstablished: seconds(432_000),
  udp: seconds(120),
  icmp: seconds(30),
};

const NO_PORT = 0 as Port;

/**
 * A stateful packet filter: what arrives, for the host itself or to be passed on, is judged by the first rule that
 * fits, else by the policy. Packets of a flow that was let through, in either direction, and ICMP errors about one,
 * pass without being judged again: so replies need no rule. The host's own packets always leave.
 * A refusal is RST for TCP and ICMP port unreachable for all else, as Linux's `reject with tcp reset` and `reject`.
 * Left out: rules for what the host itself sends, and for the bytes of a packet.
 */
export class Firewall {
  readonly rules: readonly FirewallRule[];
  readonly policy: Verdict;
  readonly #simulator: Simulator;
  readonly #flows = new Map<string, { readonly opener: string; readonly state: FlowState }>();

  constructor(rules: readonly FirewallRule[], policy: Verdict, simulator: Simulator) {
    this.rules = rules;
    this.policy = policy;
    this.#simulator = simulator;
  }

  /** What happens to a packet that arrives from a neighbour. */
  judge(packet: Packet, from: string): Verdict {
    const { body, source, destination } = packet;
    const isError = body.protocol === 'icmp' && quotesPacket(body.type);
    const flow = isError ? flowOfQuoted(body.payload) : flowOf(packet);
    if (flow && this.#known(flow)) {
      if (!isError) this.#pass(packet, flow);
      return 'accept';
    }
    const judged: Flow = (!isError && flow) || {
      protocol: 'icmp',
      source: { address: source, port: NO_PORT },
      destination: { address: destination, port: NO_PORT },
    };
    const verdict = this.rules.find((rule) => fits(rule, judged, from))?.action ?? this.policy;
    if (verdict === 'accept' && flow && !isError) this.#pass(packet, flow);
    return verdict;
  }

  /** The host itself sends a packet: answers may come in. */
  sent(packet: Packet): void {
    const flow = flowOf(packet);
    if (flow) this.#pass(packet, flow);
  }

  #known(flow: Flow): boolean {
    const known = this.#flows.get(keyOf(flow));
    return known !== undefined && known.state.expires > this.#simulator.now;
  }

  #pass(packet: Packet, flow: Flow): void {
    const key = keyOf(flow);
    let known = this.#flows.get(key);
    if (!known || known.state.expires <= this.#simulator.now) {
      known = { opener: formatEndpoint(flow.source), state: new FlowState() };
      this.#flows.set(key, known);
    }
    const fromOpener = known.opener === formatEndpoint(flow.source);
    known.state.pass(packet, fromOpener, this.#simulator.now, FIREWALL_TIMEOUTS);
  }
}

/** The same for both directions of a flow. */
function keyOf({ protocol, source, destination }: Flow): string {
  const [first, second] = precedes(source, destination) ? [source, destination] : [destination, source];
  return `${protocol} ${formatEndpoint(first)} ${formatEndpoint(second)}`;
}

const precedes = (a: Endpoint, b: Endpoint): boolean =>
  a.address < b.address || (a.address === b.address && a.port <= b.port);
