// 대화방 서버: 한 손님의 줄을 다른 모두에게 전한다. 손님끼리는 직접 통신하지 않는다.
// (Chat: relays every line)
import net from 'node:net';
import { lineReader } from './lines.mjs';

const PORT = Number(process.env.PORT ?? 7009);
const members = new Map(); // 소켓 → 이름 (socket → name)

/** 보낸 손님을 뺀 모두에게 한 줄을 쓴다. (writes a line to everyone but its sender) */
function tellOthers(sender, line) {
  for (const socket of members.keys()) {
    if (socket !== sender) socket.write(`${line}\n`);
  }
}

const server = net.createServer((socket) => {
  socket.setEncoding('utf8'); // 두 조각으로 나뉘어 온 한글도 이어 준다 (joins characters that come in pieces)
  const read = lineReader((line) => {
    const name = members.get(socket);
    if (name === undefined) {
      members.set(socket, line);
      tellOthers(socket, `* ${line} 들어옴`);
    } else {
      tellOthers(socket, `${name}: ${line}`);
    }
  });
  socket.on('data', read);

  // 갑자기 사라진 손님이 남을 쓰러뜨리지 않게 한다. 뒤이어 close가 온다.
  // (a guest who vanishes; close follows)
  socket.on('error', (error) => console.log(`server: ${error.code}`));

  socket.on('close', () => {
    const name = members.get(socket);
    members.delete(socket);
    if (name !== undefined) tellOthers(socket, `* ${name} 나감`);
    if (members.size === 0) server.close(); // 아무도 없으면 문을 닫는다 (nobody is left)
  });
});

server.listen(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
