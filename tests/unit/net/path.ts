import type { Host } from '../../../src/lib/net/host.ts';
import type { LinkSettings } from '../../../src/lib/net/link-settings.ts';
import { Network } from '../../../src/lib/net/network.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { formatLadder, type LadderOptions } from '../../../src/lib/net/trace/ladder.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';
import { address } from './lab.ts';

/** What a test of a path needs beside the network itself: names in a row, links of 10 Mbit/s and 5 ms, the ladder. */
export class Path {
  readonly recorder = new Recorder();
  readonly network: Network;

  constructor() {
    this.network = new Network({ recorder: this.recorder });
  }

  /** Hosts by name, e.g. `{ a: '10.0.1.1' }`. */
  hosts(hosts: Readonly<Record<string, string>>): this {
    for (const [name, text] of Object.entries(hosts)) this.network.addHost(name, address(text));
    return this;
  }

  routers(routers: Readonly<Record<string, string>>): this {
    for (const [name, text] of Object.entries(routers)) this.network.addRouter(name, address(text));
    return this;
  }

  /** Links along names in a row: 'a r1 b' is a–r1 and r1–b. */
  link(names: string, settings: Partial<LinkSettings> = {}): this {
    const each = { rate: 10e6, delay: milliseconds(5), ...settings };
    const chain = names.split(' ');
    for (const [index, name] of chain.slice(1).entries())
      this.network.addLink(chain[index]!, name, each, each);
    return this;
  }

  host(name: string): Host {
    return this.network.host(name);
  }

  run(until?: number): this {
    this.network.simulator.run(until === undefined ? undefined : milliseconds(until));
    return this;
  }

  /** Does something at a time in milliseconds. */
  at(time: number, action: () => void): void {
    this.network.simulator.schedule(milliseconds(time - this.network.simulator.now / 1e6), action);
  }

  ladder(options: LadderOptions = {}): string {
    return `\n${formatLadder(this.recorder.events, options)}\n`;
  }

  /** The ladder's lines that contain a text, without the times. */
  lines(part: string): string[] {
    return formatLadder(this.recorder.events)
      .split('\n')
      .filter((line) => line.includes(part))
      .map((line) =>
        line
          .slice(line.indexOf('ms') + 2)
          .trim()
          .replaceAll(/ +/g, ' '),
      );
  }
}
