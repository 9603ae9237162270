import http from 'node:http';
import net from 'node:net';

const server = http.createServer(
  {
    headersTimeout: 200,
    requestTimeout: 400,
    keepAliveTimeout: 150,
    keepAliveTimeoutBuffer: 0,
    connectionsCheckingInterval: 50,
  },
  (request, response) => {
    if (request.url === '/slow') setTimeout(() => response.end('late'), 300);
    else if (request.url === '/body') request.on('data', () => {}).on('end', () => response.end('all'));
    else response.end('now');
  },
);
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();

const raw = (text) =>
  new Promise((over) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => over(answer.replace(/^Date: .*\r\n/m, '')));
  });
console.log('headers', JSON.stringify(await raw('GET / HTTP/1.1\r\nHost: a\r\n')));
console.log(
  'body',
  JSON.stringify(await raw('POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab')),
);
console.log('idle', JSON.stringify(await raw('GET / HTTP/1.1\r\nHost: a\r\n\r\n')));

const request = http.get({ port, host: '127.0.0.1', path: '/slow', timeout: 100 });
request.on('timeout', () => {
  console.log('timeout');
  request.destroy(new Error('too slow'));
});
request.on('error', (error) => console.log(error.message));
await new Promise((over) => request.on('close', over));

const signalled = http.get({ port, host: '127.0.0.1', path: '/slow', signal: AbortSignal.timeout(100) });
signalled.on('error', (error) => console.log(error.name, error.code, error.cause?.name));
await new Promise((over) => signalled.on('close', over));

const hangs = net.createServer((socket) => socket.once('data', () => socket.end()));
await new Promise((listening) => hangs.listen(0, '127.0.0.1', listening));
const lost = http.get({ port: hangs.address().port, host: '127.0.0.1' });
lost.on('error', (error) => console.log(error.message, error.code));
await new Promise((over) => lost.on('close', over));
hangs.close();
server.close();
