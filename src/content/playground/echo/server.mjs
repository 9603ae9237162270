// 받은 것을 그대로 돌려주는 서버.
// A server that sends back what it receives.
import { createServer } from 'node:net';

const PORT = 7007;

const server = createServer((socket) => {
  socket.on('data', (chunk) => {
    console.log(`server: ${chunk.length} bytes`);
    socket.write(chunk);
  });
  // 손님이 떠나면 문을 닫아요.
  // When the guest leaves, close the door.
  socket.on('end', () => server.close());
});

server.listen(PORT, () => console.log(`server: listening on port ${PORT}`));
