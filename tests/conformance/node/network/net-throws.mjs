import net from 'node:net';

const server = net.createServer((socket) => {
  socket.on('data', function received() {
    throw new Error('while reading');
  });
});
process.on('uncaughtException', (error, origin) => {
  console.log(origin, error.stack);
  server.close();
  setImmediate(() => process.exit(3));
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').write('x'));
