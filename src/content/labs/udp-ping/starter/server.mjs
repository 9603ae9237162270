// UDP 핑 서버: 받은 데이터그램을 보낸 곳으로 그대로 돌려준다. (UDP ping server)
import dgram from 'node:dgram';

const PORT = Number(process.env.PORT ?? 7013);
const IDLE = 2000; // ms. 이만큼 아무도 말을 걸지 않으면 끝낸다

const socket = dgram.createSocket('udp4');
const closing = setTimeout(() => socket.close(), IDLE);

socket.on('message', (bytes, from) => {
  closing.refresh();
  console.log(`server: ${bytes}`);
  socket.send(bytes, from.port, from.address);
});

socket.bind(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
