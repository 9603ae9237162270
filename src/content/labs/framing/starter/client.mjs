// 보내는 쪽: write()를 세 번 부른다. 받는 쪽에도 셋으로 보일까? (Sender)
import net from 'node:net';
import { encode } from './frame.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7016);
const MESSAGES = ['가', '나다\n라', '마바사'];

const socket = net.connect(PORT, HOST, () => {
  for (const message of MESSAGES) {
    socket.write(encode(message));
  }
  console.log(`client: write ${MESSAGES.length}번`);
  socket.end();
});
