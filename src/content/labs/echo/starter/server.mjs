// 에코 서버: 클라이언트가 보낸 바이트를 그대로 돌려준다. (Echo server)
import net from 'node:net';

const PORT = Number(process.env.PORT ?? 7007);

const server = net.createServer((socket) => {
  // 연결마다 새 소켓이 하나씩 생긴다. (one socket per connection)
  console.log('server: 연결됨');

  socket.on('data', (chunk) => {
    console.log(`server: ${chunk.length}바이트 받음`);
    socket.write(chunk); // 받은 바이트를 그대로 돌려준다
  });

  socket.on('end', () => {
    console.log('server: 상대가 보내기를 끝냄');
    server.close(); // 듣는 소켓을 닫아 더는 손님을 받지 않는다
  });
});

server.listen(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
