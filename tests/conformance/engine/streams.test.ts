import { expect, test } from 'vitest';
import { simulate } from './simulation.ts';

const SERVER = `
  import net from 'node:net';
  const server = net.createServer((socket) => {
    socket.pipe(socket);
    socket.on('close', () => server.close());
  });
  server.listen(7007);`;

/** Sends 100 kB of a pattern and compares what comes back. */
const CLIENT = `
  import net from 'node:net';
  const sent = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 251));
  const received = [];
  const socket = net.connect(7007, process.env.HOST, () => socket.end(sent));
  socket.on('data', (chunk) => received.push(chunk));
  socket.on('end', () => console.log(Buffer.concat(received).equals(sent) ? 'intact' : 'damaged'));`;

/** A fifth of all packets is lost, in both directions. */
const lossy = (seed: number) => ({
  seed,
  links: [{ between: ['client', 'server.lab'] as const, rate: '10mbit', delay: '25ms', loss: 0.2 }],
});

test('100 kB come back intact over a link that loses a fifth of all packets', async () => {
  const { output, ends, trace } = await simulate({ server: SERVER, client: CLIENT }, lossy(7));
  expect(output).toEqual({ server: '', client: 'intact\n' });
  expect(ends).toEqual({ server: { code: 0 }, client: { code: 0 } });
  const lost = trace.filter((event) => event.kind === 'packet' && event.cause === 'loss').length;
  expect(lost).toBeGreaterThan(20);
});

test('the same scenario and seed give the same packets, byte for byte; another seed gives others', async () => {
  const [first, second, other] = [
    await simulate({ server: SERVER, client: CLIENT }, lossy(7)),
    await simulate({ server: SERVER, client: CLIENT }, lossy(7)),
    await simulate({ server: SERVER, client: CLIENT }, lossy(8)),
  ];
  expect(Buffer.from(first.pcapng).equals(second.pcapng)).toBe(true);
  expect(first.printed).toEqual(second.printed);
  expect(Buffer.from(first.pcapng).equals(other.pcapng)).toBe(false);
});

test('a writer faster than the network is told to wait, and told when to go on', async () => {
  const client = `
    import net from 'node:net';
    const socket = net.connect(7007, process.env.HOST, () => {
      const all = Buffer.alloc(500_000, 'x');
      console.log('write', socket.write(all));
      socket.on('drain', () => { console.log('drain'); socket.end(); });
    });`;
  const server = `
    import net from 'node:net';
    let bytes = 0;
    const server = net.createServer((socket) => {
      socket.on('data', (chunk) => { bytes += chunk.length; });
      socket.on('end', () => { console.log(bytes); server.close(); });
    });
    server.listen(7007);`;
  const outcome = await simulate({ server, client });
  expect(outcome.output).toEqual({ server: '500000\n', client: 'write false\ndrain\n' });
  // The last bytes have left for the network by then, so most of 500 kB at 10 Mbit/s has passed.
  expect(outcome.timeOf('drain')).toBeGreaterThan(100);
});

test('a reader that pauses closes the window, and the sender waits for it', async () => {
  const server = `
    import net from 'node:net';
    let bytes = 0;
    net.createServer((socket) => {
      socket.on('data', (chunk) => { bytes += chunk.length; });
      socket.on('end', () => console.log(bytes));
      socket.pause();
      setTimeout(() => socket.resume(), 3000);
    }).listen(7007);`;
  const client = `
    import net from 'node:net';
    const socket = net.connect(7007, process.env.HOST, () => socket.end(Buffer.alloc(300_000)));
    socket.on('finish', () => console.log('finish'));`;
  const outcome = await simulate({ server, client });
  expect(outcome.output.server).toBe('300000\n');
  expect(outcome.ladder()).toContain('win=0');
  expect(outcome.timeOf('300000')).toBeGreaterThan(3000);
});

test('a server that is done with sending may still receive: half-open', async () => {
  const server = `
    import net from 'node:net';
    const server = net.createServer({ allowHalfOpen: true }, (socket) => {
      socket.end('that is all from me');
      socket.on('data', (chunk) => console.log('late: ' + chunk));
      socket.on('close', () => server.close());
    });
    server.listen(7007);`;
  const client = `
    import net from 'node:net';
    const socket = net.connect({ port: 7007, host: process.env.HOST, allowHalfOpen: true });
    socket.on('data', (chunk) => console.log('' + chunk));
    socket.on('end', () => setTimeout(() => socket.end('one more thing'), 200));`;
  const { output, ends } = await simulate({ server, client });
  expect(output).toEqual({ server: 'late: one more thing\n', client: 'that is all from me\n' });
  expect(ends).toEqual({ server: { code: 0 }, client: { code: 0 } });
});

test('the first write to a peer that has closed still succeeds, and the second finds a broken pipe', async () => {
  const server = `
    import net from 'node:net';
    const server = net.createServer((socket) => {
      socket.destroy();
      server.close();
    });
    server.listen(7007);`;
  const client = `
    import net from 'node:net';
    const socket = net.connect({ port: 7007, host: process.env.HOST, allowHalfOpen: true });
    for (const time of [200, 400]) setTimeout(() => socket.write('x', (error) => console.log(time, error?.code)), time);
    socket.resume();
    socket.on('end', () => console.log('end'));
    socket.on('error', (error) => console.log(error.message));`;
  const { output } = await simulate({ server, client });
  expect(output.client).toBe('end\n200 undefined\n400 EPIPE\nwrite EPIPE\n');
});

test('within one program the server has the connection before the client hears of it, as on Linux', async () => {
  const client = `
    import net from 'node:net';
    const server = net.createServer((socket) => {
      console.log('accepted');
      socket.end();
      server.close();
    });
    server.listen(7007, () => net.connect(7007, () => console.log('connected')));`;
  expect((await simulate({ client })).output.client).toBe('accepted\nconnected\n');
});
