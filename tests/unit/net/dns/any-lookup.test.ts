import fc from 'fast-check';
import { expect, test } from 'vitest';
import { respond } from '../../../../src/lib/net/dns/respond.ts';
import { milliseconds } from '../../../../src/lib/net/time.ts';
import { type DnsMessage, decodeDns, encodeDns } from '../../../../src/lib/net/wire/dns.ts';
import { address, at, must, SERVER } from '../lab.ts';
import { messages } from '../wire/dns-messages.ts';
import { NameLab, ZONE } from './name-lab.ts';

const OTHER = address('10.0.0.3');

const link = fc.record({
  loss: fc.constantFrom(0, 0, 0.3, 0.7, 1),
  delay: fc.nat({ max: 8000 }).map(milliseconds),
});
const worlds = fc.record({
  seed: fc.nat(),
  up: link,
  down: link,
  servers: fc.constantFrom([SERVER], [SERVER, OTHER], [OTHER, SERVER, address('10.7.7.7')]),
  names: fc.array(fc.constantFrom('www', 'shop', 'note', 'nobody', 'away', 'x.example.net.x'), {
    minLength: 1,
    maxLength: 4,
  }),
  /** Without a fault the server answers as it should. */
  fault: fc.oneof(fc.constant(undefined), messages, fc.tuple(fc.nat(), fc.nat({ max: 255 }))),
});

type Fault = DnsMessage | readonly [place: number, value: number];

/** What comes instead of an answer: any other with the right id and question, or the good one with a byte changed. */
function spoiled(query: Uint8Array, fault: Fault): Uint8Array {
  const { id, questions } = decodeDns(query)!;
  if ('id' in fault) return encodeDns({ ...fault, id, questions, response: true });
  const [place, value] = fault;
  const answer = respond(query, [ZONE])!;
  answer[place % answer.length] = value;
  return answer;
}

test('whatever a server answers and a link loses, a lookup ends once, in time, and leaves no socket behind', () => {
  fc.assert(
    fc.property(worlds, ({ seed, up, down, servers, names, fault }) => {
      const lab = new NameLab({ seed, up, down });
      if (fault === undefined) lab.serve();
      else {
        const socket = lab.server.openDatagram();
        must(socket.bind(at(SERVER, 53)));
        socket.listener = {
          readable: () => {
            const { bytes, from } = socket.receive()!;
            must(socket.send(spoiled(bytes, fault), from));
          },
        };
      }
      let ended = 0;
      const started = names.map((name) =>
        lab.resolver({ servers }).lookup(`${name}.example.com`, () => {
          ended += 1;
        }),
      );
      lab.run(28_000);
      expect(ended).toBe(started.length);
      expect([...lab.client.sockets.all()]).toEqual([]);
    }),
    { numRuns: 500, seed: 1 },
  );
});
