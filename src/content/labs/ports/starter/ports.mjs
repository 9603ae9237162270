// 포트 실험 여덟 가지: 운영체제가 무엇이라고 답하는지 오류의 이름으로 본다.
// (Eight experiments with ports)
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { predictions } from './predictions.mjs';

const HOST = process.env.HOST ?? '127.0.0.1'; // 두드릴 상대. 자기 문은 늘 자기 호스트에 연다 (whose doors to knock at)
const PORT = Number(process.env.PORT ?? 7011);
const NOBODY = PORT + 1; // 아무도 쓰지 않는 번호 (a number that nobody uses)
const opened = []; // 끝날 때 닫을 것들 (what to close at the end)

/** TCP의 듣는 소켓을 연다. (opens a listening TCP socket) */
async function listen(port) {
  const server = net.createServer();
  server.listen(port);
  await once(server, 'listening'); // 'error'가 오면 여기서 던진다 (throws when 'error' comes instead)
  opened.push(server);
  return server;
}

/** TCP로 연결한다. (connects by TCP) */
async function connect(port, host) {
  const socket = net.connect(port, host);
  await once(socket, 'connect');
  return socket;
}

/** UDP 소켓을 연다. (opens a UDP socket) */
async function bind(port) {
  const socket = dgram.createSocket('udp4');
  opened.push(socket);
  socket.bind(port);
  await once(socket, 'listening');
}

/** UDP로 보내고 답을 기다린다. 상대를 connect로 정해 두어야 거절을 들을 수 있다. (only a connected one hears a refusal) */
async function sendAndWait(port, host) {
  const socket = dgram.createSocket('udp4');
  opened.push(socket);
  // TODO: 상대를 정해 글을 보내고, 답이 오기를 기다린다 (choose the peer, send, and wait for an answer)
  throw new Error(`${host}의 ${port}번에 아직 보내지 않음`);
}

const experiments = [
  { name: `TCP ${PORT}번 문을 연다`, run: () => listen(PORT) },
  { name: `TCP ${PORT}번 문을 또 연다`, run: () => listen(PORT) },
  { name: `UDP ${PORT}번 문을 연다`, run: () => bind(PORT) },
  { name: `아무도 없는 TCP ${NOBODY}번 문을 두드린다`, run: () => connect(NOBODY, HOST) },
  { name: `아무도 없는 UDP ${NOBODY}번 문에 보낸다`, run: () => sendAndWait(NOBODY, HOST) },
  { name: '번호를 고르지 않고 연결한다', run: portOfClient },
  { name: '0번을 청한다', run: portForZero },
  { name: '70000번 문을 연다', run: () => listen(70000) },
];

async function portOfClient() {
  const socket = await connect(PORT, '127.0.0.1');
  socket.destroy();
  if (socket.localPort < 1024) throw new Error('1024보다 작은 번호를 받았다');
}

async function portForZero() {
  const server = await listen(0);
  if (server.address().port === 0) throw new Error('0번을 그대로 받았다');
}

let right = 0;
for (const [index, { name, run }] of experiments.entries()) {
  let result = '성공';
  try {
    await run();
  } catch (error) {
    result = error.code ?? error.message;
  }
  if (result === predictions[index]) right++;
  console.log(`${index + 1}) ${name}: ${result} (예측 ${predictions[index]})`);
}
console.log(`예측 ${right}/${experiments.length} 맞음`);
for (const socket of opened) socket.close();
