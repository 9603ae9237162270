// 버릇없는 손님: 말을 한 바이트씩 보내고, 한 조각에 두 줄을 넣고, 마지막 줄은 반만 보낸 채 연결을 끊어 버린다.
// (Sends byte by byte, two lines in one piece, half a line, and then resets the connection)
import net from 'node:net';

const BEGIN = 1100; // ms
const socket = net.connect(7009, process.env.HOST, () => {
  socket.setNoDelay(true);
  const bytes = Buffer.from('낯선이\n하나\n둘\n셋');
  for (const [place, byte] of bytes.entries()) {
    setTimeout(() => socket.write(Buffer.of(byte)), BEGIN + 10 * place);
  }
  setTimeout(() => socket.write('넷\n다섯\n여섯'), BEGIN + 700);
  setTimeout(() => socket.resetAndDestroy(), BEGIN + 1400);
});
