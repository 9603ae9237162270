// 주는 쪽: 파일을 보내고 보내는 방향을 닫는다.
// (The sender sends the file, then closes its direction)
import { contact } from './meet.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7010);
const file = Buffer.alloc(5000, 'A');

console.log('sender: 먼저 연락하는 쪽, 그러니까 클라이언트'); // makes contact first: the client
// TODO: 주는 쪽이 기다리게 바꾼다 (make the sender wait)
const socket = await contact(PORT, HOST);

socket.end(file);
console.log(`sender: 보낸 바이트=${file.length}`);
