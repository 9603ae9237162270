// 번호를 붙여 열 번 보내고, 돌아오지 않은 것을 세요.
// Sends ten numbered datagrams and counts those that do not return.
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';

const COUNT = 10;
const { address } = await lookup(process.env.HOST);
const returned = new Set();

const socket = createSocket('udp4');
socket.on('message', (message) => returned.add(String(message)));

for (let number = 1; number <= COUNT; number++) {
  socket.send(String(number), 7007, address);
  await pause(100);
}
await pause(1000);
console.log(`client: ${returned.size} of ${COUNT} came back`);
socket.close();
