import { expect, test } from 'vitest';
import { ACK, FIN, PSH, RST, SYN } from '../../../src/lib/net/packet.ts';
import reference from './node-programs.json' with { type: 'json' };
import { type Outcome, simulate } from './simulation.ts';

/** A server that does one thing with the first data it gets; the client of all programs greets with 5 bytes. */
const serverThat = (does: string) => `
  import net from 'node:net';
  net.createServer((socket) => {
    socket.on('data', (chunk) => {
      ${does}
    });
  }).listen(5400);`;

const CLIENT = `
  import net from 'node:net';
  const socket = net.connect(5400, process.env.HOST, () => socket.write('hello'));
  socket.on('data', (chunk) => console.log('data', chunk.length));`;

/** The packets as the reference writes them: direction, flags as tcpdump does, payload bytes. */
function packetsOf({ trace }: Outcome): string[] {
  return trace.flatMap((event) => {
    if (event.kind !== 'packet' || event.event !== 'enqueued' || event.packet.body.protocol !== 'tcp')
      return [];
    const { flags, payload } = event.packet.body;
    const letters = [
      [FIN, 'F'],
      [SYN, 'S'],
      [RST, 'R'],
      [PSH, 'P'],
      [ACK, '.'],
    ] as const;
    const shown = letters.map(([bit, letter]) => (flags & bit ? letter : '')).join('');
    return [`${event.from === 'client' ? 'C->S' : 'S->C'} ${shown} ${payload.length}`];
  });
}

test('echo: the client ends when the answer has come', async () => {
  const client = `${CLIENT}\nsocket.on('data', () => socket.end());`;
  const outcome = await simulate({ server: serverThat('socket.write(chunk);'), client });
  expect(packetsOf(outcome)).toEqual(reference.echo);
});

test('srvclose: an answer with end() leaves as data, then FIN', async () => {
  const outcome = await simulate({ server: serverThat("socket.end('bye');"), client: CLIENT });
  expect(packetsOf(outcome)).toEqual(reference.srvclose);
});

test('many: the first write leaves at once, the others of the same tick go together, and FIN rides on them', async () => {
  const server = serverThat(
    "for (let count = 0; count < 5; count++) socket.write('0123456789'); socket.end();",
  );
  const outcome = await simulate({ server, client: CLIENT });
  expect(packetsOf(outcome)).toEqual(reference.many);
  expect(outcome.output.client).toBe('data 10\ndata 40\n');
});

test('big: a megabyte begins with ten segments, and each ACK lets two more go', async () => {
  const outcome = await simulate({
    server: serverThat("socket.end('x'.repeat(1_000_000));"),
    client: CLIENT,
  });
  expect(packetsOf(outcome).slice(0, reference.big.length)).toEqual(reference.big);
});

test('refused: one SYN, one RST', async () => {
  const client = `
    import net from 'node:net';
    net.connect(5407, process.env.HOST).on('error', (error) => console.log(error.code, error.syscall, error.errno, error.message));`;
  const outcome = await simulate({ client });
  expect(packetsOf(outcome)).toEqual(reference.refused);
  expect(outcome.output.client).toBe('ECONNREFUSED connect -111 connect ECONNREFUSED 10.9.0.2:5407\n');
});

test('inuse: the second server of a port is refused by its own host, with no packet', async () => {
  const listen = `
    import net from 'node:net';
    net.createServer().listen(5408, '10.9.0.2').on('error', (error) => console.log(error.code, error.syscall, error.errno, error.message));`;
  const outcome = await simulate({ server1: listen, server2: listen });
  expect(outcome.output.server2).toBe(
    'EADDRINUSE listen -98 listen EADDRINUSE: address already in use 10.9.0.2:5408\n',
  );
  expect(packetsOf(outcome)).toEqual(reference.inuse);
});
