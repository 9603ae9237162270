import net from 'node:net';

const ask = (version) => {
  const socket = net.connect(7000, process.env.HOST ?? '127.0.0.1');
  socket.write(`GET / HTTP/${version}\r\n\r\n`);
  socket.once('data', (bytes) => {
    console.log(`${version}: ${String(bytes).split('\r\n')[0]}`);
    socket.destroy();
  });
};

ask('1.1');
setTimeout(ask, 500, '1.0');
