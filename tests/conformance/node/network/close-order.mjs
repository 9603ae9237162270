// Sockets closed from a timer: the other end hears first, then close callbacks run, the handle closed last first.
import http from 'node:http';
import net from 'node:net';

const listening = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const server = net.createServer((socket) => {
  socket.on('end', () => console.log('end at the server'));
  socket.on('close', () => console.log('close at the server'));
  socket.resume();
});
await listening(server);
const socket = net.connect(server.address().port, '127.0.0.1');
await new Promise((resolve) => {
  socket.on('close', () => {
    console.log('close at the client');
    resolve();
  });
  setTimeout(() => socket.destroy(), 50);
});
server.close();

const web = http.createServer((request, response) => {
  request.on('aborted', () => console.log('request aborted'));
  request.on('error', ({ code }) => console.log('request', code));
  request.on('close', () => console.log('request closed'));
  response.on('close', () => console.log('response closed; finished', response.writableFinished));
});
await listening(web);
const request = http.get({ port: web.address().port, host: '127.0.0.1', agent: false });
request.on('error', ({ code }) => console.log('client', code));
request.on('close', () => {
  console.log('client closed');
  web.close();
});
setTimeout(() => request.destroy(), 50);
