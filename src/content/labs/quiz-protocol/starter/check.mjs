// 채점기: 규칙을 지키는 줄과 어기는 줄을 차례로 보내고 응답을 견준다. 줄마다 일부러 두 조각으로 보낸다. (Checker)
import net from 'node:net';
import { lineReader } from './lines.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7017);
const SCRIPT = [
  ['ASK', '409'],
  ['HELLO', '400'],
  ['HELLO garam', '100'],
  ['ANSWER 1', '409'],
  ['ASK', '200'],
  ['ANSWER five', '400'],
  ['ANSWER 5', '210'],
  ['ASK', '200'],
  ['ANSWER 6', '211'],
  ['DANCE', '400'],
  ['BYE', '221'],
];

let place = 0;
let right = 0;

const socket = net.connect(PORT, HOST, sendNext);

function sendNext() {
  if (place === SCRIPT.length) return;
  const [request] = SCRIPT[place];
  socket.write(request.slice(0, 2));
  setTimeout(() => socket.write(`${request.slice(2)}\r\n`), 5);
}

const read = lineReader((reply) => {
  const [request, expected] = SCRIPT[place];
  if (reply.startsWith(expected)) right++;
  else console.log(`check: "${request}"에는 ${expected}이어야 하는데 "${reply}"`);
  place++;
  sendNext();
});
socket.on('data', read);

socket.on('close', () => {
  console.log(`check: 규칙 ${right}/${SCRIPT.length} 맞음`);
});
