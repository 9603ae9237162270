// 정해진 줄들을 보내고, 돌아온 응답의 번호를 한 줄로 찍는 손님.
// (Says its lines, and prints the numbers of the replies)
//   node check/talk.mjs drip 'HELLO 가람' ASK BYE     한 바이트씩 (byte by byte)
//   node check/talk.mjs batch …                       모두 한 조각에 (all in one piece)
//   node check/talk.mjs turns …                       대답을 듣고 다음 줄을 (each after a reply)
//   node check/talk.mjs vanish …                      한 조각에 보내고 연결을 끊는다 (and resets)
import net from 'node:net';

const [manner, ...lines] = process.argv.slice(2);
const PAUSE = 5; // ms
const text = lines.map((line) => `${line}\r\n`).join('');

const socket = net.connect(7017, process.env.HOST, () => {
  socket.setNoDelay(true);
  if (manner === 'drip') drip([...Buffer.from(text)]);
  else if (manner === 'turns') sayNext();
  else socket.write(text);
  if (manner === 'vanish') setTimeout(() => socket.resetAndDestroy(), 100);
});

function drip(bytes) {
  if (bytes.length === 0) return;
  socket.write(Buffer.of(bytes.shift()));
  setTimeout(drip, PAUSE, bytes);
}

function sayNext() {
  const line = lines.shift();
  // 다른 손님의 말과 번갈아 가게 천천히 한다 (slowly, so that guests take turns)
  if (line !== undefined) setTimeout(() => socket.write(`${line}\r\n`), 100);
}

const replies = [];
let waiting = '';
socket.on('data', (chunk) => {
  waiting += chunk;
  const whole = waiting.split('\r\n');
  waiting = whole.pop();
  for (const reply of whole) {
    replies.push(reply.slice(0, 3));
    if (manner === 'turns') sayNext();
  }
});
socket.on('end', () => console.log(replies.join(' ')));
