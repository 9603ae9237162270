// 대화방의 손님: 이름을 말하고 들어가, 정해진 시각에 한마디씩 한다.
// (A member says lines at given times)
//   node client.mjs 가람 1000:안녕 2000:잘가      시각은 ms
// (times in ms)
import net from 'node:net';
import { lineReader } from './lines.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7009);
const LEAVE = 4000; // ms
const [name = '손님', ...script] = process.argv.slice(2);

const socket = net.connect(PORT, HOST, () => {
  socket.write(`${name}\n`); // 첫 줄은 이름이다 (the first line is the name)
  for (const step of script) {
    const [time, text] = step.split(':');
    setTimeout(() => socket.write(`${text}\n`), Number(time));
  }
  setTimeout(() => socket.end(), LEAVE);
});

socket.setEncoding('utf8');
const read = lineReader((line) => {
  console.log(`${name}의 화면 | ${line}`);
});
socket.on('data', read);
