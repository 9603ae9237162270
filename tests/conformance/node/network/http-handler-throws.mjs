import http from 'node:http';

const server = http.createServer(function handler() {
  throw new Error('in the handler');
});
process.on('uncaughtException', (error, origin) => {
  console.log(origin, error.stack);
  server.close();
  server.closeAllConnections();
});
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1', agent: false });
  request.on('error', (error) => console.log(error.code, error.stack));
});
