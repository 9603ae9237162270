// 손님을 맞는 서버: 포트는 하나인데 소켓은 손님마다 하나씩 생긴다.
// (One port, one more socket for every guest)
import net from 'node:net';

const PORT = Number(process.env.PORT ?? 7008);
const GUESTS = 3; // 이만큼 다녀가면 문을 닫는다 (closes after so many guests)

let arrived = 0;
let inside = 0;

const server = net.createServer((socket) => {
  arrived++;
  inside++;
  const number = arrived;

  // 연결을 가려내는 네 값: 상대의 주소와 포트, 내 주소와 포트
  // (the four values that tell connections apart)
  const peer = `${socket.remoteAddress}:${socket.remotePort}`;
  const own = `${socket.localAddress}:${socket.localPort}`;
  console.log(`server: ${number}번 손님, 상대 ${peer}, 나 ${own}, 안에 ${inside}명`);
  socket.write(`당신은 ${number}번 손님\n`);

  // 갑자기 사라진 손님이 서버를 쓰러뜨리지 않게 한다. 뒤이어 close가 온다 (a guest may vanish; close follows)
  socket.on('error', (error) => console.log(`server: ${error.code}`));

  socket.on('close', () => {
    inside--;
    console.log(`server: ${number}번 손님 나감, 안에 ${inside}명`);
    if (arrived === GUESTS && inside === 0) server.close();
  });
});

// 0.0.0.0은 이 호스트의 모든 IPv4 주소라는 뜻이다.
// (all IPv4 addresses of this host)
server.listen(PORT, '0.0.0.0', () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
