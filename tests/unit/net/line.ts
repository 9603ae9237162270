import type { Address, Port } from '../../../src/lib/net/address.ts';
import { Link } from '../../../src/lib/net/link.ts';
import type { LinkSettings } from '../../../src/lib/net/link-settings.ts';
import type { Packet } from '../../../src/lib/net/packet.ts';
import { Simulator } from '../../../src/lib/net/simulator.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';

/** A link on its own. 1000-byte packets take 1 ms at 8 Mbit/s, and propagate for 10 ms. */
export class Line {
  readonly simulator = new Simulator();
  readonly recorder = new Recorder();
  readonly received: number[] = [];
  readonly link: Link;
  #packets = 0;
  #hops = 0;

  constructor(settings: Partial<LinkSettings> = {}, traced = true, seed = 1) {
    const context = {
      simulator: this.simulator,
      seed,
      recorder: traced ? this.recorder : undefined,
      takeHop: () => ++this.#hops,
    };
    const receiver = { name: 'b', receive: (packet: Packet) => void this.received.push(packet.id) };
    this.link = new Link('a', receiver, { rate: 8e6, delay: milliseconds(10), ...settings }, context);
  }

  /** Does something at a time in ms. */
  at(time: number, action: () => void): void {
    this.simulator.schedule(milliseconds(time - this.simulator.now / 1e6), action);
  }

  /** Sends packets of 1000 bytes at these times in ms; returns what happened. */
  run(...times: number[]): string {
    for (const time of times) this.simulator.schedule(milliseconds(time), () => this.send());
    this.simulator.run();
    return this.events();
  }

  send(size = 1000): void {
    const packet: Packet = {
      id: ++this.#packets,
      source: 1 as Address,
      destination: 2 as Address,
      ttl: 64,
      identification: 0,
      dontFragment: true,
      body: {
        protocol: 'udp',
        sourcePort: 1 as Port,
        destinationPort: 2 as Port,
        payload: new Uint8Array(size - 28),
      },
    };
    this.link.send(packet);
  }

  events(): string {
    const lines = this.recorder.events.map((event) => {
      if (event.kind !== 'packet') return '';
      return `${event.at / 1e6}ms #${event.packet.id} ${event.event}${event.cause ? `-${event.cause}` : ''}`;
    });
    return `\n${lines.join('\n')}\n`;
  }

  /** When packets arrived, in ms: `1@11 2@12`. */
  arrivals(): string {
    return this.recorder.events
      .flatMap((event) =>
        event.kind === 'packet' && event.event === 'received'
          ? [`${event.packet.id}@${Number((event.at / 1e6).toFixed(3))}`]
          : [],
      )
      .join(' ');
  }
}
