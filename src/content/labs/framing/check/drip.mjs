// 메시지 셋을 한 바이트씩 보내는 손님. (Sends three messages byte by byte)
//   node check/drip.mjs 가 나다 라마바
import net from 'node:net';
import { encode } from '../frame.mjs';

const PAUSE = 1; // ms
const bytes = [...Buffer.concat(process.argv.slice(2).map((text) => encode(text)))];

const socket = net.connect(7016, process.env.HOST, () => {
  socket.setNoDelay(true);
  const timer = setInterval(() => {
    if (bytes.length > 0) return socket.write(Buffer.of(bytes.shift()));
    clearInterval(timer);
    // 다른 손님이 들어올 때까지 머문다 (stays until the other guest is in)
    setTimeout(() => socket.end(), 300);
  }, PAUSE);
});
