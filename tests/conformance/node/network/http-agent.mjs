import http from 'node:http';

let connections = 0;
const server = http.createServer((request, response) => setTimeout(() => response.end(request.url), 20));
server.on('connection', () => connections++);
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();

const ask = (agent, path, headers = {}) =>
  new Promise((resolve) => {
    const request = http.get({ port, host: '127.0.0.1', agent, path, headers }, (response) => {
      response.resume().on('end', () => resolve([path, request.reusedSocket, response.headers.connection]));
    });
  });
const count = (table) => Object.values(table).flat().length;

const two = new http.Agent({ keepAlive: true, maxSockets: 2, maxFreeSockets: 1 });
const asked = ['/1', '/2', '/3', '/4', '/5'].map((path) => ask(two, path));
console.log(count(two.sockets), count(two.requests), count(two.freeSockets));
console.log(await Promise.all(asked), connections);
await new Promise(setImmediate);
console.log(count(two.sockets), count(two.requests), count(two.freeSockets));
console.log(await ask(two, '/closing', { Connection: 'close' }));
two.destroy();

connections = 0;
const none = new http.Agent({ keepAlive: false });
console.log(await Promise.all(['/a', '/b'].map((path) => ask(none, path))), connections);
console.log(none.getName({ host: 'a', port: 1 }));
server.close(() => console.log('closed'));
server.closeIdleConnections();
