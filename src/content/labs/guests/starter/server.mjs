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

  // TODO: 상대의 주소와 포트, 내 주소와 포트를 함께 찍는다
  //       (print remoteAddress, remotePort, localAddress and localPort of the socket, too)
  console.log(`server: ${number}번 손님, 안에 ${inside}명`);
  socket.write(`당신은 ${number}번 손님\n`);

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
