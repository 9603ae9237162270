import { describe, expect, test } from 'vitest';
import { ProcessWorkers } from '../../../src/lib/node/kernel/process-workers.ts';
import { openThread, simulate } from './simulation.ts';

describe('a loop that never ends is stopped, with file and line', () => {
  test('in the main module', async () => {
    const { ends, output } = await simulate({ client: "console.log('before');\n\nwhile (true) {\n}\n" });
    expect(output.client).toBe('before\n');
    expect(ends.client?.reason).toMatchObject({
      kind: 'loop',
      source: { file: '/home/client.mjs', line: 3 },
    });
  });

  test('in a callback, and the peer sees the connection end', async () => {
    const server = `
      import net from 'node:net';
      net.createServer((socket) => {
        socket.on('data', () => {
          for (;;);
        });
      }).listen(7007);`;
    const client = `
      import net from 'node:net';
      const socket = net.connect(7007, process.env.HOST, () => socket.write('go'));
      socket.on('error', (error) => console.log(error.code));
      socket.on('close', () => console.log('close'));`;
    const { ends, output } = await simulate({ server, client });
    expect(ends.server?.reason).toMatchObject({
      kind: 'loop',
      source: { file: '/home/server.mjs', line: 5 },
    });
    expect(output.client).toContain('close\n');
    expect(ends.client).toEqual({ code: 0 });
  });
});

test('a process that hangs where no loop of its own turns is ended, and its peer sees a reset', async () => {
  // This pattern tries every way to split the text, some 2^40 of them, within one call.
  const server = `
    import net from 'node:net';
    net.createServer((socket) => {
      socket.on('data', () => /^(a+)+$/.test('a'.repeat(40) + 'b'));
    }).listen(7007);`;
  const client = `
    import net from 'node:net';
    const socket = net.connect(7007, process.env.HOST, () => socket.write('go'));
    socket.on('error', (error) => console.log(error.message));`;
  const { ends, output } = await simulate({ server, client });
  expect(ends.server).toEqual({ code: 137, signal: 'SIGKILL', reason: { kind: 'unresponsive' } });
  expect(output.client).toBe('read ECONNRESET\n');
});

test('more processes than workers: who waits gives its worker up and is made again, and nothing of it shows', async () => {
  const server = `
    import net from 'node:net';
    import { randomUUID } from 'node:crypto';
    let count = 0;
    net.createServer((socket) => socket.on('data', (data) => socket.end(data + ' ' + ++count))).listen(7007);
    console.log(randomUUID(), Math.random(), new Date().toISOString());`;
  const client = (wait: number) => `
    import net from 'node:net';
    const kept = [Math.random()];
    setTimeout(() => {
      const socket = net.connect(7007, process.env.HOST, () => socket.write(String(kept)));
      socket.on('data', (data) => console.log(String(data), Math.random(), process.hrtime()));
    }, ${wait});`;
  const programs = { server, clientA: client(10), clientB: client(400), clientC: client(200) };
  let opened = 0;
  const workers = new ProcessWorkers(() => {
    opened++;
    return openThread();
  }, 1);
  const few = await simulate(programs, {}, {}, () => workers.open());
  const all = await simulate(programs);
  expect(opened).toBeGreaterThan(4);
  expect(few.output).toEqual(all.output);
  expect(few.pcapng).toEqual(all.pcapng);
});

const LISTING = `
  const batch = Array.from({ length: 50_000 }, (_, count) => ({ count }));
  const seen = [];
  setInterval(() => seen.push(...batch), 1);`;

test.each([
  ['arrays', 'const all = [];\nfor (;;) all.push(new Array(1e6).fill(1));'],
  ['buffers', 'const all = [];\nfor (;;) all.push(Buffer.alloc(1e6));'],
  [
    'typed arrays, a few with each turn',
    'const all = [];\nsetInterval(() => all.push(new Uint32Array(1e6)), 1);',
  ],
  ['objects in a list, a few with each turn', LISTING],
])('memory without end is stopped: %s', async (_, client) => {
  const { ends, output } = await simulate({ client });
  const reason = { kind: 'memory', limit: 512 * 1024 * 1024 };
  expect(ends.client).toEqual({ code: 134, signal: 'SIGABRT', reason });
  expect(output.client).toBe(
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n',
  );
});

test('buffers that are let go are no matter, however many', async () => {
  const { ends } = await simulate({
    client: `let count = 0;
      const timer = setInterval(() => {
        Buffer.alloc(4e6, 1);
        if (++count === 500) clearInterval(timer);
      }, 1);`,
  });
  expect(ends.client).toEqual({ code: 0 });
});

test('output without end is stopped', async () => {
  const { ends } = await simulate({ client: "for (;;) console.log('x'.repeat(100_000));" });
  expect(ends.client?.reason).toMatchObject({ kind: 'output' });
});

describe('what a process leaves open when it ends, the host closes', () => {
  const server = `
    import net from 'node:net';
    net.createServer((socket) => {
      socket.on('data', () => {});
      socket.on('end', () => console.log('end'));
      socket.on('error', (error) => console.log(error.code));
      socket.on('close', () => process.exit(0));
    }).listen(7007);`;

  test('process.exit() sends FIN on an open connection', async () => {
    const client = `
      import net from 'node:net';
      net.connect(7007, process.env.HOST, () => process.exit(5));`;
    const { output, ends } = await simulate({ server, client });
    expect(output.server).toBe('end\n');
    expect(ends).toEqual({ server: { code: 0 }, client: { code: 5 } });
  });

  test('with unread data in the buffer it is RST', async () => {
    const talker = `
      import net from 'node:net';
      net.createServer((socket) => {
        socket.on('data', () => {});
        socket.on('error', (error) => console.log(error.code));
        socket.write('one');
        setTimeout(() => socket.write('two'), 100);
        setTimeout(() => process.exit(0), 1000);
      }).listen(7007);`;
    // A paused socket has still taken the first piece out of the buffer, as in real Node; the second one stays there.
    const client = `
      import net from 'node:net';
      const socket = net.connect(7007, process.env.HOST, () => socket.pause());
      setTimeout(() => process.exit(0), 500);`;
    const outcome = await simulate({ server: talker, client });
    expect(outcome.ladder()).toContain('RST');
    expect(outcome.output.server).toBe('ECONNRESET\n');
  });

  test('its port is free for the next program', async () => {
    const first = "import net from 'node:net'; net.createServer().listen(7007, () => process.exit(0));";
    const second =
      "import net from 'node:net'; setTimeout(() => net.createServer().listen(7007, () => console.log('listening')), 10);";
    const { output } = await simulate({ server1: first, server2: second });
    expect(output).toEqual({ server1: '', server2: 'listening\n' });
  });

  test('while it runs, another process of the host cannot have it', async () => {
    const listen =
      "import net from 'node:net'; net.createServer().listen(7007, () => console.log('listening')).on('error', (error) => console.log(error.message));";
    const { output } = await simulate({ server1: listen, server2: listen });
    expect(output).toEqual({
      server1: 'listening\n',
      server2: 'listen EADDRINUSE: address already in use :::7007\n',
    });
  });
});

describe('the order of things', () => {
  test('a timer and the network take their turns by virtual time', async () => {
    const server = "import net from 'node:net'; net.createServer((socket) => socket.end('hi')).listen(7007);";
    const client = `
      import net from 'node:net';
      setTimeout(() => console.log('30 ms'), 30);
      setTimeout(() => console.log('60 ms'), 60);
      setTimeout(() => console.log('200 ms'), 200);
      net.connect(7007, process.env.HOST, () => console.log('connected')).on('data', () => console.log('data'));`;
    const { output } = await simulate({ server, client });
    expect(output.client).toBe('30 ms\nconnected\n60 ms\ndata\n200 ms\n');
  });

  test("ticks, microtasks, timers and immediates come in Node's order", async () => {
    const client = `
      setImmediate(() => console.log('immediate'));
      setTimeout(() => {
        console.log('timer');
        Promise.resolve().then(() => console.log('microtask'));
        process.nextTick(() => console.log('tick'));
      }, 0);
      console.log('main');`;
    const { output } = await simulate({ client });
    expect(output.client).toBe('main\ntimer\ntick\nmicrotask\nimmediate\n');
  });

  test('a second of sleep takes a second of Date, and no second of ours', async () => {
    const client = `
      const begun = Date.now();
      setTimeout(() => console.log(Date.now() - begun), 3_600_000);`;
    const begun = performance.now();
    const { output } = await simulate({ client });
    expect(Number(output.client)).toBeGreaterThanOrEqual(3_600_000);
    expect(Number(output.client)).toBeLessThan(3_600_010);
    expect(performance.now() - begun).toBeLessThan(60_000);
  });
});

test('UDP: datagrams keep their borders, and nobody says when one is lost', async () => {
  const server = `
    import dgram from 'node:dgram';
    const socket = dgram.createSocket('udp4');
    socket.on('message', (message, { address, port }) => {
      console.log(\`\${message} from \${address}\`);
      socket.send(\`echo \${message}\`, port, address);
    });
    socket.bind(7011);`;
  const client = `
    import dgram from 'node:dgram';
    const socket = dgram.createSocket('udp4');
    socket.on('message', (message) => console.log('' + message));
    for (const word of ['one', 'two', 'three']) socket.send(word, 7011, process.env.HOST);
    setTimeout(() => socket.close(), 1000);`;
  const { output, ends } = await simulate(
    { server, client },
    {
      links: [
        {
          between: ['client', 'server.lab'],
          delay: '25ms',
          rules: [{ from: 'client', drop: 'udp', nth: 2 }],
        },
      ],
    },
  );
  expect(output).toEqual({
    server: 'one from 10.9.0.1\nthree from 10.9.0.1\n',
    client: 'echo one\necho three\n',
  });
  expect(ends).toEqual({ client: { code: 0 } });
});
