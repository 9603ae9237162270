// 손님: 연결하고, 인사를 듣고, 잠깐 머물다 나간다.
// (A guest connects, hears the greeting, stays a little, leaves)
//   node client.mjs A
import net from 'node:net';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7008);
const STAY = 200; // ms
const name = process.argv[2] ?? '?';

const socket = net.connect(PORT, HOST);

socket.once('data', (chunk) => {
  console.log(`${name}: ${chunk.toString().trim()}`);
  setTimeout(() => socket.end(), STAY);
});

socket.on('close', () => {
  console.log(`${name}: 나옴`);
});
