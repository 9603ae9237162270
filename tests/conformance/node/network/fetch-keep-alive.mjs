import http from 'node:http';

let opened = 0;
let closed = 0;
const server = http.createServer((request, response) => {
  if (request.url === '/close') response.setHeader('connection', 'close');
  setTimeout(() => response.end(request.headers.connection), 20);
});
server.on('connection', (socket) => {
  opened++;
  socket.on('close', () => closed++);
});
await new Promise((done) => server.listen(0, done));
const base = `http://127.0.0.1:${server.address().port}`;
const ask = async (path) => {
  const response = await fetch(base + path);
  return `${path} ${response.headers.get('keep-alive')} ${await response.text()}`;
};
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
for (const path of ['/a', '/b', '/c']) {
  console.log(await ask(path));
  await pause(50);
}
console.log(opened);
console.log(await Promise.all(['/d', '/e', '/f'].map(ask)));
console.log(opened > 2, closed);
await pause(50);
console.log(await ask('/close'));
server.close(() => console.log('all connections are closed', opened === closed));
// Nothing else is open: idle connections of fetch keep no process alive.
