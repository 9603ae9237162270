import http from 'node:http';

const server = http.createServer((_request, response) => response.writeHead(426).end());
server.on('upgrade', (request, socket, head) => {
  console.log('upgrade to', request.headers.upgrade, head.length);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
  socket.on('data', (chunk) => socket.write(`<${chunk}>`));
  socket.on('end', () => socket.end());
});
server.on('connect', (request, socket) => {
  console.log('connect to', request.url);
  socket.end('HTTP/1.1 200 Connection Established\r\n\r\nthrough');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();

const upgraded = http.get({ port, host: '127.0.0.1', headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
await new Promise((over) =>
  upgraded.on('upgrade', (response, socket, head) => {
    console.log(response.statusCode, response.headers.upgrade, head.length);
    socket.on('data', (chunk) => {
      console.log(chunk.toString());
      socket.end();
    });
    socket.on('close', over);
    socket.write('hello');
  }),
);

const tunnel = http.request({ port, host: '127.0.0.1', method: 'CONNECT', path: 'example.org:80' }).end();
await new Promise((over) =>
  tunnel.on('connect', (response, socket, head) => {
    console.log(response.statusCode, String(head));
    socket.on('data', (chunk) => console.log(chunk.toString()));
    socket.on('close', over);
    socket.resume();
  }),
);
const plain = http.get({ port, host: '127.0.0.1' });
await new Promise((over) =>
  plain.on('response', (response) => {
    console.log(response.statusCode, response.statusMessage);
    response.resume().on('end', over);
  }),
);
server.close();
server.closeAllConnections();
