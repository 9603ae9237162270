// 서버: 같은 일을 두 문에서 한다. 한 문은 TCP 그대로, 다른 문은 TLS로 감싸서.
// (The same service at two doors: plain TCP, and TLS)
import fs from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';

const PLAIN_PORT = Number(process.env.PLAIN_PORT ?? 7021);
const SECURE_PORT = Number(process.env.SECURE_PORT ?? 7023);
const TALKS = 4; // 이만큼 다녀가면 두 문을 모두 닫는다 (closes both doors after so many)

// 이 실습을 위해 만든 시험용 열쇠와 인증서다. 누구나 볼 수 있으니 아무것도 지키지 못한다.
// (a test key that everybody can read: it protects nothing)
const credentials = { key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem') };

/** 들은 바이트를 세어 알려 주고 끝낸다. (tells how many bytes it heard) */
function answer(socket) {
  socket.on('data', (chunk) => socket.end(`${chunk.length}바이트 잘 받음`));
  socket.on('error', () => {}); // 인증서를 믿지 않은 손님은 그냥 떠난다 (who does not trust us just leaves)
}

const servers = [net.createServer(answer), tls.createServer(credentials, answer)];
let talks = 0;

for (const server of servers) {
  server.on('connection', () => {
    talks++;
    if (talks === TALKS) for (const door of servers) door.close();
  });
}

servers[0].listen(PLAIN_PORT);
servers[1].listen(SECURE_PORT, () => {
  console.log(`server: ${PLAIN_PORT}번(평문)과 ${SECURE_PORT}번(TLS)에서 기다리는 중`);
});
