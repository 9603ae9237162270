import net from 'node:net';
import readline from 'node:readline';

const server = net.createServer((socket) => {
  const lines = readline.createInterface({ input: socket });
  lines.on('line', (line) => socket.write(`${line.toUpperCase()}\r\n`));
  lines.on('close', () => {
    console.log('server: no more lines');
    socket.end('bye\n');
  });
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const socket = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
socket.write('one\ntwo\r\nthr');
setTimeout(() => socket.end('ee'), 50);
for await (const line of readline.createInterface({ input: socket, crlfDelay: Infinity }))
  console.log('client:', line);
server.close();
