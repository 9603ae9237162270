// 100,000바이트를 보내고, 되돌아온 바이트의 수를 세는 손님.
// (Sends 100,000 bytes and counts what comes back)
import net from 'node:net';

const socket = net.connect(7007, process.env.HOST, () => socket.end(Buffer.alloc(100_000, 'x')));
let received = 0;
socket.on('data', (chunk) => {
  received += chunk.length;
});
socket.on('end', () => console.log(`되돌아온 바이트=${received}`));
