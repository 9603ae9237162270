// A socket that reads into buffers of the program's own: their turn, and a pause in the middle.
import net from 'node:net';

const message = 'thirteen octets';

const served = (options) =>
  new Promise((resolve) => {
    const server = net.createServer((socket) => {
      server.close();
      socket.end(message);
    });
    server.listen(0, '127.0.0.1', () => {
      const socket = net.connect({ port: server.address().port, onread: options });
      socket.on('data', () => console.log('data, which must not be'));
      socket.on('end', () => console.log('end'));
      socket.on('close', resolve);
    });
  });

console.log('one buffer');
await served({
  buffer: Buffer.alloc(4),
  callback: (count, buffer) => console.log(count, buffer.toString('latin1', 0, count)),
});

console.log('a buffer for each read');
const buffers = [Buffer.alloc(5), Buffer.alloc(3)];
let asked = 0;
await served({
  buffer: () => buffers[asked++ % 2],
  callback: (count, buffer) =>
    console.log(count, buffer.toString('latin1', 0, count), buffers.indexOf(buffer)),
});
console.log('asked', asked);

console.log('paused after each read');
let resumed = true;
await served({
  buffer: new Uint8Array(8),
  callback(count, buffer) {
    console.log(count, Buffer.from(buffer).toString('latin1', 0, count), resumed);
    resumed = false;
    setTimeout(() => {
      resumed = true;
      this.resume();
    }, 30);
    return false;
  },
});
