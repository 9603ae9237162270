// 두 프로세스가 만나는 두 가지 길. 어느 쪽이든 같은 소켓을 얻는다.
// (Two ways to meet; both give a socket)
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 20;
const BETWEEN_TRIES = 100; // ms

/** 서버가 되는 길: 문을 열고 기다려, 첫 손님의 소켓을 돌려준다. (the server's way: waits for a guest) */
export function waitForGuest(port) {
  return new Promise((met, failed) => {
    const server = net.createServer((socket) => {
      server.close(); // 손님은 하나면 된다 (one guest is enough)
      met(socket);
    });
    server.on('error', failed);
    server.listen(port);
  });
}

/** 클라이언트가 되는 길: 먼저 연락한다. 상대가 아직 문을 열지 않았으면 조금 뒤에 다시 한다. (the client's way) */
export async function contact(port, host) {
  for (let tries = 1; tries < TRIES; tries++) {
    try {
      return await connect(port, host);
    } catch (error) {
      if (error.code !== 'ECONNREFUSED') throw error;
      await pause(BETWEEN_TRIES);
    }
  }
  return connect(port, host);
}

function connect(port, host) {
  return new Promise((met, failed) => {
    const socket = net.connect(port, host, () => met(socket));
    socket.on('error', failed);
  });
}
