import net from 'node:net';

const server = net.createServer((socket) => {
  let events = 0;
  socket.on('data', (bytes) => {
    events++;
    console.log(`data: ${bytes}`);
  });
  socket.on('end', () => {
    console.log(`data events: ${events}`);
    server.close();
  });
});
server.listen(7000);
