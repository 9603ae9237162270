// 손님에게 2 MB를 보내고 문을 닫아요.
// Sends a guest 2 MB and closes the door.
import { createServer } from 'node:net';

const file = Buffer.alloc(2_000_000, 'x');

const server = createServer((socket) => {
  socket.end(file);
  server.close();
});

server.listen(7007);
