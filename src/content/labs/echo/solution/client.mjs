// 에코 클라이언트: 먼저 연락하고, 한마디 보내고, 대답을 듣는다. (Echo client)
import net from 'node:net';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7007);
const MESSAGE = '안녕, 서버!';

const socket = net.connect(PORT, HOST, () => {
  console.log('client: 연결됨');
  socket.end(MESSAGE); // 보내고, 보내는 방향만 닫는다. 받는 방향은 아직 열려 있다 (half-close)
});

socket.on('data', (chunk) => {
  console.log(`client: 되돌아온 글 "${chunk}"`);
});

socket.on('close', () => {
  console.log('client: 연결 닫힘');
});
