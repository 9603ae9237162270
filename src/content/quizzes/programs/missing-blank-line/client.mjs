import net from 'node:net';

const socket = net.connect(7000, process.env.HOST ?? '127.0.0.1');
socket.write('GET / HTTP/1.1\r\nHost: server.lab\r\n');

socket.on('data', (bytes) => console.log(String(bytes).split('\r\n')[0]));
socket.setTimeout(3000, () => {
  console.log('no answer for 3 s');
  process.exit();
});
