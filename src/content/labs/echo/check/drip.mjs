// 한 바이트씩 보내고, 되돌아온 바이트를 모두 모아 한 줄로 찍는 손님.
// (Sends byte by byte, then prints all that came back)
import net from 'node:net';

const MESSAGE = '안녕, 서버! 한 바이트씩 가요.';
const PAUSE = 2; // ms

const socket = net.connect(7007, process.env.HOST);
socket.setNoDelay(true);
const back = [];
socket.on('data', (chunk) => back.push(chunk));
socket.on('end', () => console.log(JSON.stringify(Buffer.concat(back).toString())));

const bytes = [...Buffer.from(MESSAGE)];
const timer = setInterval(() => {
  if (bytes.length > 0) return socket.write(Buffer.of(bytes.shift()));
  clearInterval(timer);
  socket.end();
}, PAUSE);
