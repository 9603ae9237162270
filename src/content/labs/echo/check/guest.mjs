// 한마디 보내고 잠깐 머물다 나가며, 되돌아온 글을 한 줄로 찍는 손님. vanish가 붙으면 머무는 도중에 연결을 끊어 버린다.
// (Says a word, stays a little, leaves and prints what came back; with vanish it resets the connection half-way)
import net from 'node:net';

const STAY = 300; // ms
const [text, manner] = process.argv.slice(2);
const back = [];
const socket = net.connect(7007, process.env.HOST, () => {
  socket.write(text);
  if (manner === 'vanish') setTimeout(() => socket.resetAndDestroy(), STAY / 3);
  else setTimeout(() => socket.end(), STAY);
});
socket.on('data', (chunk) => back.push(chunk));
socket.on('end', () => console.log(JSON.stringify(Buffer.concat(back).toString())));
