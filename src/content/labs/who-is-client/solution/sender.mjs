// 주는 쪽: 기다렸다가, 찾아온 쪽에 파일을 보낸다.
// (The sender waits, and sends the file to whoever comes)
import { waitForGuest } from './meet.mjs';

const PORT = Number(process.env.PORT ?? 7010);
const file = Buffer.alloc(5000, 'A');

console.log('sender: 기다리는 쪽, 그러니까 서버'); // the side that waits: the server
const socket = await waitForGuest(PORT);

socket.end(file);
console.log(`sender: 보낸 바이트=${file.length}`);
