// UDP 핑 클라이언트: 다섯 번 물어보고, 대답이 온 것을 센다. (UDP ping client)
import dgram from 'node:dgram';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7013);
const PINGS = 5;
const TIMEOUT = 200; // ms. 이만큼 기다려도 대답이 없으면 잃어버린 것으로 본다
const TRIES = 3;

const socket = dgram.createSocket('udp4');
const waiting = new Map(); // 기다리는 번호 → 대답이 오면 부를 함수
let sent = 0;

socket.on('message', (bytes) => {
  const number = Number(bytes.toString().split(' ')[1]);
  waiting.get(number)?.(true);
  waiting.delete(number); // 늦게 온 둘째 대답은 세지 않는다
});

/** 한 번 보내고 기다린다. 대답이 오면 true, 시간이 지나면 false. */
function ask(number) {
  return new Promise((answered) => {
    sent++;
    socket.send(`PING ${number}`, PORT, HOST);
    const timer = setTimeout(() => answered(false), TIMEOUT);
    waiting.set(number, () => {
      clearTimeout(timer);
      answered(true);
    });
  });
}

/** 핑 하나. 성공했는지와 보낸 횟수를 돌려준다. */
async function ping(number) {
  for (let tries = 1; tries <= TRIES; tries++) {
    if (await ask(number)) return { ok: true, tries };
  }
  return { ok: false, tries: TRIES };
}

let succeeded = 0;
for (let number = 0; number < PINGS; number++) {
  const { ok, tries } = await ping(number);
  console.log(`client: ${number}번 핑 ${ok ? '성공' : '실패'} (보낸 횟수 ${tries})`);
  if (ok) succeeded++;
}
console.log(`client: 성공 ${succeeded}/${PINGS}, 보낸 데이터그램 ${sent}개`);
socket.close();
