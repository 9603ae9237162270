// 받는 쪽: 먼저 연락해서, 파일의 바이트를 모두 받아 센다.
// (The receiver makes contact and counts the bytes)
import { contact } from './meet.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7010);

console.log('receiver: 먼저 연락하는 쪽, 그러니까 클라이언트'); // makes contact first: the client
const socket = await contact(PORT, HOST);

let received = 0;
socket.on('data', (chunk) => {
  received += chunk.length;
});
socket.on('end', () => {
  console.log(`receiver: 받은 바이트=${received}`);
});
