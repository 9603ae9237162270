import { expect, test } from 'vitest';
import type { KernelEvent, Operation } from '../../../src/lib/node/protocol.ts';
import { address, endpoint, TestProcess } from './helper.ts';

const program = (text: string) => ({ '/home/main.mjs': `import net from 'node:net';\n${text}` });
/** An operation in one line: what a reader needs of it. */
function brief({ source, ...operation }: Operation): string {
  const at = source ? ` @${source.line}:${source.column}` : '';
  const { type, ...rest } = operation as Operation & Record<string, unknown>;
  const parts = Object.entries(rest).map(([name, value]) => {
    if (value instanceof Uint8Array) return `${name}=${JSON.stringify(new TextDecoder().decode(value))}`;
    if (value && typeof value === 'object' && 'port' in value) {
      const { address: bits, port } = value as { address: number; port: number };
      return `${name}=${[24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.')}:${port}`;
    }
    return `${name}=${value}`;
  });
  return `${type} ${parts.join(' ')}${at}`;
}
const ladder = (operations: readonly Operation[]) => operations.map(brief).join('\n');

async function connected(text: string, room = 1000) {
  const process = new TestProcess(program(text));
  await process.start();
  process.now = process.timerAt!;
  await process.slice();
  const local = endpoint('10.0.0.11:32768');
  const remote = endpoint('10.0.0.2:7000');
  await process.slice({ type: 'connected', socket: 2, local, remote, room });
  return process;
}
const data = (text: string): KernelEvent => ({
  type: 'data',
  socket: 2,
  bytes: new TextEncoder().encode(text),
});

test('connect asks the kernel and names the line of the program', async () => {
  const process = new TestProcess(program(`net.connect(7000, '10.0.0.2');`));
  expect(ladder(await process.start())).toBe(`tcp-connect socket=2 remote=10.0.0.2:7000 @2:5`);
  await process.end();
});

test('a name is resolved before the connection is opened, and the connection keeps its line', async () => {
  const process = new TestProcess(program(`net.connect(7000, 'server.lab');`));
  expect(ladder(await process.start())).toBe(
    `resolve request=1 name=server.lab ascii=server.lab family=4 @2:5`,
  );
  process.now = process.timerAt!;
  await process.slice();
  const turn = await process.slice({ type: 'resolved', request: 1, result: ['10.0.0.2'] });
  expect(ladder(turn)).toBe(`note label=lookup 10.0.0.2\ntcp-connect socket=2 remote=10.0.0.2:7000 @2:5`);
  await process.end();
});

test('a name that nobody has is ENOTFOUND', async () => {
  const process = new TestProcess(
    program(`net.connect(7000, 'nowhere').on('error', (error) => console.log(error.message, error.code));`),
  );
  await process.start();
  process.now = process.timerAt!;
  await process.slice({ type: 'resolved', request: 1, result: 'EAI_NONAME' });
  expect(process.stdout).toBe('getaddrinfo ENOTFOUND nowhere ENOTFOUND\n');
  expect(process.exit).toEqual({ code: 0 });
});

test('a refused connection is an error event with errno, code, syscall, address and port', async () => {
  const process = new TestProcess(
    program(
      `net.connect(7000, '10.0.0.2').on('error', (error) => console.log(error.message, JSON.stringify(error)));`,
    ),
  );
  await process.start();
  process.now = process.timerAt!;
  await process.slice({ type: 'connect-failed', socket: 2, errno: 'ECONNREFUSED' });
  expect(process.stdout).toBe(
    'connect ECONNREFUSED 10.0.0.2:7000 {"errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"10.0.0.2","port":7000}\n',
  );
});

test('what fits into the room is written at once, the rest when room comes back', async () => {
  const process = await connected(
    `const socket = net.connect(7000, '10.0.0.2', () => {
  console.log(socket.write('abcdef', () => console.log('written')), socket.writableLength);
});`,
    4,
  );
  expect(process.stdout).toBe('true 6\n');
  expect(ladder(process.operations)).toContain('tcp-write socket=2 bytes="abcd" @3:22');
  expect(ladder(await process.slice({ type: 'room', socket: 2, room: 10 }))).toBe(
    'tcp-write socket=2 bytes="ef"',
  );
  expect(process.stdout).toBe('true 6\nwritten\n');
  await process.end();
});

test('a write before the connection is open is sent when it opens, and keeps its line', async () => {
  const process = await connected(`const socket = net.connect(7000, '10.0.0.2');
socket.write('early');`);
  expect(ladder(process.operations)).toContain('tcp-write socket=2 bytes="early" @3:8');
  await process.end();
});

test('data, end and close reach the program in order, and the socket answers FIN with FIN', async () => {
  const process = await connected(`const socket = net.connect(7000, '10.0.0.2');
socket.setEncoding('utf8').on('data', (text) => console.log('data', text)).on('end', () => console.log('end'));
socket.on('close', (failed) => console.log('close', failed, socket.bytesRead));`);
  await process.slice(data('one'), data('two'));
  const turn = await process.slice({ type: 'end', socket: 2 });
  expect(ladder(turn)).toBe('note label=end socket=2\ntcp-shutdown socket=2\nclose socket=2');
  expect(process.stdout).toBe('data one\ndata two\nend\nclose false 6\n');
  expect(process.exit).toEqual({ code: 0 });
});

test('what has come while the program pauses waits for resume', async () => {
  const process = await connected(`const socket = net.connect(7000, '10.0.0.2').setEncoding('utf8');
socket.on('data', (text) => { console.log(text); socket.pause(); setTimeout(() => socket.resume(), 10); });`);
  await process.slice(data('first'), data('second'));
  expect(process.stdout).toBe('first\n');
  await process.wake();
  expect(process.stdout).toBe('first\nsecond\n');
  await process.end();
});

test('a reset is ECONNRESET for the reader', async () => {
  const process = await connected(`const socket = net.connect(7000, '10.0.0.2').resume();
socket.on('error', (error) => console.log(error.message)).on('close', (failed) => console.log('close', failed));`);
  await process.slice({ type: 'error', socket: 2, errno: 'ECONNRESET' });
  expect(process.stdout).toBe('read ECONNRESET\nclose true\n');
});

test('writing after the own end is an error of the stream, not of the network', async () => {
  const process =
    await connected(`const socket = net.connect(7000, '10.0.0.2', () => { socket.end('bye'); socket.write('late'); });
socket.on('error', (error) => console.log(error.code));`);
  expect(process.stdout).toBe('ERR_STREAM_WRITE_AFTER_END\n');
  expect(ladder(process.operations)).toContain('tcp-write socket=2 bytes="bye" @2:61');
  await process.end();
});

test('a server accepts, shows both addresses, and closes when its connections have', async () => {
  const process = new TestProcess(
    program(`const server = net.createServer((socket) => {
  console.log(socket.remoteAddress, socket.remotePort, socket.localPort, server.address());
  socket.end('hello');
  server.close(() => console.log('closed'));
}).listen(7000);`),
  );
  expect(ladder(await process.start())).toBe(
    'tcp-bind socket=2 local=0.0.0.0:7000 reuseAddress=true @6:4\ntcp-listen socket=2 backlog=511 @6:4',
  );
  process.now = process.timerAt!;
  await process.slice();
  const [local, remote] = [endpoint('10.0.0.11:7000'), endpoint('10.0.0.9:40000')];
  const turn = await process.slice({ type: 'accepted', listener: 2, socket: 7, local, remote, room: 100 });
  expect(process.stdout).toBe(`::ffff:10.0.0.9 40000 7000 { address: '::', family: 'IPv6', port: 7000 }\n`);
  expect(ladder(turn)).toBe(`note label=connection socket=7
tcp-read socket=7 on=true
tcp-write socket=7 bytes="hello" @4:10
tcp-shutdown socket=7 @4:10
close socket=2 @5:10`);
  await process.slice({ type: 'end', socket: 7 });
  expect(process.stdout).toContain('closed\n');
  expect(process.exit).toEqual({ code: 0 });
});

test('a port in use is EADDRINUSE with Node’s words, at once', async () => {
  const process = new TestProcess(program(`net.createServer().listen(7007);`));
  process.ports = [
    {
      protocol: 'tcp',
      address: address('10.0.0.11'),
      port: endpoint('0.0.0.0:7007').port,
      reuseAddress: true,
      listening: true,
    },
  ];
  await process.start();
  expect(process.stderr).toContain('Error: listen EADDRINUSE: address already in use :::7007\n');
  expect(process.stderr).toContain(
    `  code: 'EADDRINUSE',\n  errno: -98,\n  syscall: 'listen',\n  address: '::',\n  port: 7007\n`,
  );
  expect(process.exit).toEqual({ code: 1 });
});

test('two listeners of one program on one port: the second fails, and a UDP port of that number does not matter', async () => {
  const process = new TestProcess(
    program(`const first = net.createServer().listen(7000, () => net.createServer().on('error', (error) => {
  console.log(error.code);
  first.close();
}).listen(7000));`),
  );
  process.ports = [
    {
      protocol: 'udp',
      address: address('0.0.0.0'),
      port: endpoint('0.0.0.0:7000').port,
      reuseAddress: false,
      listening: false,
    },
  ];
  await process.runToEnd();
  expect(process.stdout).toBe('EADDRINUSE\n');
});

test('port 0 is the next ephemeral port, known at once', async () => {
  const process = new TestProcess(
    program(
      `const s = net.createServer().listen(0, '10.0.0.11', () => { console.log(s.address()); s.close(); });`,
    ),
  );
  await process.runToEnd();
  expect(process.stdout).toBe(`{ address: '10.0.0.11', family: 'IPv4', port: 32768 }\n`);
});

test.each([
  [`net.createServer().listen(80, '::1')`, 'listen EADDRNOTAVAIL: address not available ::1:80'],
  [
    `net.createServer().listen(80, '192.168.1.1')`,
    'listen EADDRNOTAVAIL: address not available 192.168.1.1:80',
  ],
  [`net.connect(80, '::1')`, 'connect EADDRNOTAVAIL ::1:80 - Local (:::0)'],
])('%s fails: the host has no such address', async (call, message) => {
  const process = new TestProcess(program(`${call}.on('error', (error) => console.log(error.message));`));
  await process.runToEnd();
  expect(process.stdout).toBe(`${message}\n`);
});

test('resetAndDestroy asks for a reset', async () => {
  const process = await connected(
    `const socket = net.connect(7000, '10.0.0.2', () => socket.resetAndDestroy());`,
  );
  expect(ladder(process.operations)).toContain('tcp-reset socket=2 @2:59');
  await process.end();
});
