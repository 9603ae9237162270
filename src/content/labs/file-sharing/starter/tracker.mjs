// 트래커: 누가 어떤 조각을 가졌는지만 알려 준다. 조각은 지나가지 않는다.
// (The tracker only knows who has what)
import net from 'node:net';
import { text } from 'node:stream/consumers';

const PORT = Number(process.env.TRACKER_PORT ?? 7100);
const IDLE = 3000; // ms. 이만큼 아무도 묻지 않으면 끝낸다 (ends when nobody has asked for so long)
const peers = new Map(); // '주소:포트' → 가진 조각의 번호들 (peer → the pieces it has)

// allowHalfOpen: 묻는 쪽이 다 말하고 보내는 방향을 닫은 뒤에 답한다.
// (answers after the asker has finished)
const server = net.createServer({ allowHalfOpen: true }, async (socket) => {
  closing.refresh();
  try {
    const { port, have } = JSON.parse(await text(socket));
    const asker = `${socket.remoteAddress}:${port}`;
    peers.set(asker, have);
    socket.end(JSON.stringify(everyoneBut(asker)));
  } catch (error) {
    console.log(`tracker: ${error.message}`); // 말하다 사라진 피어 (a peer that vanished half-way)
    socket.destroy();
  }
});
const closing = setTimeout(() => server.close(), IDLE);

function everyoneBut(asker) {
  const others = [...peers].filter(([peer]) => peer !== asker);
  return others.map(([peer, have]) => ({ peer, have }));
}

server.listen(PORT, '0.0.0.0', () => {
  console.log(`tracker: ${PORT}번 포트에서 기다리는 중`);
});
