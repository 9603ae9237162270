import { formatAddress } from '../../../../src/lib/net/address.ts';
import { NameServer } from '../../../../src/lib/net/dns/name-server.ts';
import type { LookupResult } from '../../../../src/lib/net/dns/outcome.ts';
import { type ResolverSettings, StubResolver } from '../../../../src/lib/net/dns/stub-resolver.ts';
import { Zone } from '../../../../src/lib/net/dns/zone.ts';
import type { Host } from '../../../../src/lib/net/host.ts';
import { address, Lab, must, SERVER } from '../lab.ts';

/** example.com, with two web servers behind an alias, one name that has only text, and an alias that leaves the zone. */
export const ZONE = new Zone({
  origin: 'example.com',
  records: [
    { name: 'www.example.com', type: 'A', address: address('10.0.0.80'), ttl: 300 },
    { name: 'shop.example.com', type: 'CNAME', target: 'web.pool.example.com', ttl: 60 },
    { name: 'web.pool.example.com', type: 'A', address: address('10.0.0.81') },
    { name: 'web.pool.example.com', type: 'A', address: address('10.0.0.82') },
    { name: 'note.example.com', type: 'TXT', texts: [new TextEncoder().encode('안녕')] },
    { name: 'away.example.com', type: 'CNAME', target: 'www.example.net' },
    { name: 'one.example.com', type: 'CNAME', target: 'two.example.com' },
    { name: 'two.example.com', type: 'CNAME', target: 'one.example.com' },
    { name: 'gone.example.com', type: 'CNAME', target: 'nobody.example.com' },
  ],
});

/** A client and, 50 ms round trip away, a server; `serve` starts a name server for example.com there. */
export class NameLab extends Lab {
  readonly results: string[] = [];

  serve(host: Host = this.server, zones: readonly Zone[] = [ZONE]): NameServer {
    const server = new NameServer(host, zones);
    must(server.start());
    return server;
  }

  resolver(settings: Partial<ResolverSettings> = {}): StubResolver {
    return new StubResolver(this.client, { servers: [SERVER], ...settings });
  }

  /** Looks names up one after the other, and runs to the end; a line for each result, with its time. */
  lookUp(names: readonly string[], resolver = this.resolver()): string {
    const next = (place: number): void => {
      const name = names[place];
      if (name === undefined) return;
      resolver.lookup(name, (result) => {
        this.#note(name, result);
        next(place + 1);
      });
    };
    next(0);
    this.run();
    return `\n${this.results.join('\n')}\n`;
  }

  #note(name: string, result: LookupResult): void {
    const time = `${(this.simulator.now / 1e6).toFixed(3)}ms`.padStart(11);
    this.results.push(`${time}  ${name}: ${describe(result)}`);
  }
}

function describe(result: LookupResult): string {
  if ('error' in result) return result.error;
  const { addresses, canonicalName, ttl } = result;
  const holds = ttl === undefined ? '' : ` for ${ttl} s`;
  return `${canonicalName} has ${addresses.map(formatAddress).join(', ')}${holds}`;
}
