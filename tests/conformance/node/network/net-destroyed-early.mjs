// A server and a socket that are given up in the loop's first timers, while the name is still being looked up.
import net from 'node:net';

const server = net.createServer();
server.on('close', () => console.log('server closed'));
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.on('close', () => console.log('socket closed'));
  setTimeout(() => {
    socket.destroy();
    server.close();
  }, 1);
});
process.on('exit', () => console.log('exit'));
