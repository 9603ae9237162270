// 손님: 같은 비밀을 네 번 말한다. 서버와 사이에 누가 엿듣고 있는지 모른다.
// (Says the same secret four times, not knowing who listens)
import fs from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';

const HOST = process.env.HOST ?? '127.0.0.1';
const PLAIN_PORT = Number(process.env.PLAIN_TAP_PORT ?? 7031);
const SECURE_PORT = Number(process.env.SECURE_TAP_PORT ?? 7033);
const SECRET = 'password=장미1234';

// 미리 믿기로 한 인증서 (the certificate that we trust beforehand)
const trusted = fs.readFileSync('cert.pem');

/** TCP 그대로 연결한다. (a plain connection) */
const plain = () => net.connect(PLAIN_PORT, HOST);

/**
 * TLS로 감싼 연결. 상대가 ca를 인증서로 내놓고, 그 인증서가 name의 것일 때만 이루어진다.
 * (a connection by TLS: only with a certificate that ca vouches for, and that belongs to name)
 */
function secure(name, ca) {
  // TODO: 아직 평문이다. net이 아니라 tls로, SECURE_PORT에 연결한다
  //       (still plain: connect by tls, to SECURE_PORT)
  return net.connect({ port: PLAIN_PORT, host: HOST, servername: name, ca });
}

/** 연결되면 비밀을 말하고, 들은 대답이나 오류의 이름을 돌려준다. (says the secret; gives the answer, or the error) */
function tell(socket) {
  return new Promise((told) => {
    let answer = '';
    // TLS에서는 상대를 확인한 다음에야 말한다 (by TLS, speaks only after the other side has been verified)
    socket.once(socket.encrypted ? 'secureConnect' : 'connect', () => {
      answer = socket.encrypted ? `${socket.getProtocol()}, ` : '평문, ';
      socket.write(SECRET);
    });
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error) => told(error.code));
    socket.on('close', () => told(answer));
  });
}

console.log(`client: ${PLAIN_PORT}번은 평문, ${SECURE_PORT}번은 ${tls.DEFAULT_MAX_VERSION}`);
console.log(`client: 1) TCP 그대로: ${await tell(plain())}`);
console.log(`client: 2) TLS로: ${await tell(secure('server.lab', trusted))}`);
console.log(`client: 3) 모르는 인증서라면: ${await tell(secure('server.lab', undefined))}`);
console.log(`client: 4) 다른 이름이라면: ${await tell(secure('bank.lab', trusted))}`);
