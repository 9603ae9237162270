import { type Address, parseAddress } from '../../net/address.ts';
import { parseAnyAddress } from '../address.ts';

const AF_INET = 2;
const AF_INET6 = 10;

interface Rule {
  readonly text: string;
  readonly covers: (address: Address) => boolean;
}

/** internalBinding('block_list') (src/node_sockaddr.cc). Rules cover IPv4 and IPv4-mapped addresses. */
export function blockListBinding(): object {
  class SocketAddress {
    readonly #address: string;
    readonly #port: number;
    readonly #family: number;
    readonly #flowlabel: number;

    constructor(address: string, port: number, family: number, flowlabel: number) {
      this.#address = address;
      this.#port = port;
      this.#family = family;
      this.#flowlabel = flowlabel;
    }

    detail(target: Record<string, unknown>): object {
      return Object.assign(target, {
        address: this.#address,
        port: this.#port,
        family: this.#family,
        flowlabel: this.#flowlabel,
      });
    }

    flowlabel(): number {
      return this.#flowlabel;
    }

    static text(address: SocketAddress): string {
      return address.#address;
    }

    static bits(address: SocketAddress): Address | undefined {
      return parseAnyAddress(address.#address)?.address;
    }
  }

  class BlockList {
    readonly #rules: Rule[] = [];

    #add(text: string, covers: Rule['covers']): void {
      this.#rules.unshift({ text, covers });
    }

    addAddress(address: SocketAddress): void {
      const bits = SocketAddress.bits(address);
      this.#add(`Address: IPv4 ${SocketAddress.text(address)}`, (other) => other === bits);
    }

    addRange(start: SocketAddress, end: SocketAddress): boolean | undefined {
      const [low, high] = [SocketAddress.bits(start), SocketAddress.bits(end)];
      if (low === undefined || high === undefined || low > high) return false;
      const text = `Range: IPv4 ${SocketAddress.text(start)}-${SocketAddress.text(end)}`;
      this.#add(text, (other) => low <= other && other <= high);
      return undefined;
    }

    addSubnet(network: SocketAddress, prefix: number): void {
      const size = 2 ** (32 - prefix);
      const bits = SocketAddress.bits(network);
      this.#add(`Subnet: IPv4 ${SocketAddress.text(network)}/${prefix}`, (other) =>
        bits === undefined ? false : Math.floor(other / size) === Math.floor(bits / size),
      );
    }

    check(address: SocketAddress): boolean {
      const bits = SocketAddress.bits(address);
      return bits !== undefined && this.#rules.some(({ covers }) => covers(bits));
    }

    checkString(text: string): boolean {
      const bits = parseAddress(text);
      return bits !== undefined && this.#rules.some(({ covers }) => covers(bits));
    }

    getRules(): readonly string[] {
      return this.#rules.map(({ text }) => text);
    }
  }

  return { BlockList, SocketAddress, AF_INET, AF_INET6, FLOW_LABEL: 0 };
}
