// UDP로 듣는다: 데이터그램 하나가 프레임 하나다. (Listening over UDP)
import dgram from 'node:dgram';
import { Player } from './player.mjs';

const PORT = Number(process.env.UDP_PORT ?? 7015);

const socket = dgram.createSocket('udp4');
const player = new Player('UDP', () => {
  player.report();
  socket.close();
});

socket.on('message', (frame) => player.hear(frame));
socket.bind(PORT, () => {
  console.log(`UDP: ${PORT}번 포트에서 듣는 중`);
});
