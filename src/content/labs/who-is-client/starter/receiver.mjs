// 받는 쪽: 파일의 바이트를 모두 받아 센다.
// (The receiver counts the bytes of the file)
import { waitForGuest } from './meet.mjs';

const PORT = Number(process.env.PORT ?? 7010);

console.log('receiver: 기다리는 쪽, 그러니까 서버'); // the side that waits: the server
// TODO: 받는 쪽이 먼저 연락하게 바꾼다 (make the receiver make contact)
const socket = await waitForGuest(PORT);

let received = 0;
socket.on('data', (chunk) => {
  received += chunk.length;
});
socket.on('end', () => {
  console.log(`receiver: 받은 바이트=${received}`);
});
