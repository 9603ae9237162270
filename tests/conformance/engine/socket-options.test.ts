import { expect, test } from 'vitest';
import { simulate } from './simulation.ts';

const server = `
  import net from 'node:net';
  net.createServer((socket) => socket.on('error', () => {})).listen(7000);`;

test('setKeepAlive finds out that the peer is gone: ten probes a second apart, as libuv asks for', async () => {
  const client = `
    import net from 'node:net';
    const socket = net.connect(7000, process.env.HOST, () => socket.setKeepAlive(true, 10_000));
    const begun = Date.now();
    socket.on('error', ({ message }) => console.log(message, Math.round((Date.now() - begun) / 1000)));`;
  const cut = { events: [{ at: '1s', link: ['client', 'server.lab'] as const, down: true }], until: '60s' };
  const { output } = await simulate({ server, client }, cut);
  expect(output.client).toBe('read ETIMEDOUT 20\n');
});

test('without it a connection over a cut link waits for ever', async () => {
  const client = `
    import net from 'node:net';
    net.connect(7000, process.env.HOST).on('error', ({ message }) => console.log(message));
    setTimeout(() => console.log('still here'), 59_000);`;
  const cut = { events: [{ at: '1s', link: ['client', 'server.lab'] as const, down: true }], until: '60s' };
  const { output } = await simulate({ server, client }, cut);
  expect(output.client).toBe('still here\n');
});

test('a datagram whose TTL is used up does not come through a router', async () => {
  const scenario = {
    hosts: { client: '10.0.0.2', 'server.lab': '10.0.1.2' },
    routers: { router: '10.0.0.1' },
    links: [{ between: ['client', 'router'] as const }, { between: ['router', 'server.lab'] as const }],
  };
  const { output } = await simulate(
    {
      server: `
        import dgram from 'node:dgram';
        dgram.createSocket('udp4').on('message', (text) => console.log(String(text))).bind(5000);`,
      client: `
        import dgram from 'node:dgram';
        const socket = dgram.createSocket('udp4').bind(6000, async () => {
          for (const ttl of [1, 2]) {
            socket.setTTL(ttl);
            await new Promise((sent) => socket.send('ttl ' + ttl, 5000, process.env.HOST, sent));
          }
        });`,
    },
    { ...scenario, until: '1s' },
  );
  expect(output.server).toBe('ttl 2\n');
});
