import net from 'node:net';

const socket = net.connect(7000, process.env.HOST ?? '127.0.0.1');
socket.setNoDelay();
socket.on('connect', () => {
  socket.write('one ');
  socket.write('two ');
  socket.write('three ');
  socket.end();
});
