// 에코 서버: 클라이언트가 보낸 글에 "메아리: "를 붙여 돌려준다. (Echo server with a prefix)
import net from 'node:net';

const PORT = Number(process.env.PORT ?? 7007);

const server = net.createServer((socket) => {
  // 연결마다 새 소켓이 하나씩 생긴다. (one socket per connection)
  console.log('server: 연결됨');

  let prefix = Buffer.from('메아리: '); // 11바이트. 연결마다 한 번만 붙인다 (11 bytes, once a connection)
  socket.on('data', (chunk) => {
    console.log(`server: ${chunk.length}바이트 받음`);
    // 글로 바꾸지 않고 바이트째 잇는다. 한글 한 글자가 두 조각으로 올 수도 있다
    // (joined as bytes: a character may come in two pieces)
    socket.write(Buffer.concat([prefix, chunk]));
    prefix = Buffer.alloc(0);
  });

  socket.on('end', () => {
    console.log('server: 상대가 보내기를 끝냄');
    server.close(); // 듣는 소켓을 닫아 더는 손님을 받지 않는다
  });

  // 갑자기 사라진 손님이 서버를 쓰러뜨리지 않게 한다 (a guest may vanish)
  socket.on('error', (error) => console.log(`server: ${error.code}`));
});

server.listen(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
