// 데이터그램을 받을 때마다 보낸 곳으로 돌려보내요.
// Sends each datagram back to where it came from.
import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
socket.on('message', (message, { address, port }) => {
  console.log(`server: ${message}`);
  socket.send(message, port, address);
});
socket.bind(7007);
