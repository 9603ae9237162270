import { expect, test } from 'vitest';
import { address, endpoint, TestProcess } from './helper.ts';

const program = (text: string) => ({ '/home/main.mjs': `import dgram from 'node:dgram';\n${text}` });

test('a bound socket receives messages with the sender’s address and answers', async () => {
  const process = new TestProcess(
    program(`const socket = dgram.createSocket('udp4');
socket.on('message', (message, from) => {
  console.log(String(message), from);
  socket.send('pong', from.port, from.address, () => socket.close());
});
socket.bind(5000, () => console.log(socket.address()));`),
  );
  const bound = await process.start();
  expect(bound).toContainEqual({
    type: 'udp-bind',
    socket: 2,
    local: endpoint('0.0.0.0:5000'),
    reuseAddress: false,
    source: { file: '/home/main.mjs', line: 7, column: 8 },
  });
  process.now = process.timerAt!;
  const from = endpoint('10.0.0.2:6000');
  const answered = await process.slice({
    type: 'datagram',
    socket: 2,
    from,
    bytes: new TextEncoder().encode('ping'),
  });
  expect(process.stdout).toBe(
    `{ address: '0.0.0.0', family: 'IPv4', port: 5000 }\nping { address: '10.0.0.2', family: 'IPv4', port: 6000, size: 4 }\n`,
  );
  expect(answered).toContainEqual({
    type: 'udp-send',
    socket: 2,
    to: from,
    bytes: new TextEncoder().encode('pong'),
    source: { file: '/home/main.mjs', line: 5, column: 10 },
  });
  expect(process.exit).toEqual({ code: 0 });
});

test('a message of 65,508 bytes is too long', async () => {
  const process = new TestProcess(
    program(`const socket = dgram.createSocket('udp4');
socket.send(Buffer.alloc(65508), 9, '10.0.0.2', (error) => { console.log(error.message); socket.close(); });`),
  );
  await process.runToEnd();
  expect(process.stdout).toBe('send EMSGSIZE 10.0.0.2:9\n');
});

test('a port in use is EADDRINUSE unless both reuse it', async () => {
  const process = new TestProcess(
    program(`for (const reuseAddr of [false, true])
  dgram.createSocket({ type: 'udp4', reuseAddr }).on('error', (error) => console.log(error.message)).bind(5000, function () {
    console.log('bound', this.address().port);
    this.close();
  });`),
  );
  process.ports = [
    {
      protocol: 'udp',
      address: address('0.0.0.0'),
      port: endpoint('0.0.0.0:5000').port,
      reuseAddress: true,
      listening: false,
    },
  ];
  await process.runToEnd();
  expect(process.stdout).toBe('bind EADDRINUSE 0.0.0.0:5000\nbound 5000\n');
});

test('a connected socket hears that nobody listens at the other end', async () => {
  const process = new TestProcess(
    program(`const socket = dgram.createSocket('udp4');
socket.on('error', (error) => { console.log(error.message, error.code); socket.close(); });
socket.connect(9, '10.0.0.2', () => { console.log(socket.remoteAddress(), socket.address()); socket.send('x'); });`),
  );
  await process.start();
  process.now = process.timerAt!;
  await process.slice();
  await process.slice({ type: 'error', socket: 2, errno: 'ECONNREFUSED' });
  expect(process.stdout).toBe(
    `{ address: '10.0.0.2', family: 'IPv4', port: 9 } { address: '10.0.0.11', family: 'IPv4', port: 32768 }
recvMsg ECONNREFUSED ECONNREFUSED
`.replace('recvMsg', 'recvmsg'),
  );
});
