// TCP로 듣는다: 바이트의 흐름을 160바이트씩 끊어 프레임으로 되돌린다. (Listening over TCP)
import net from 'node:net';
import { LENGTH } from './frame.mjs';
import { Player } from './player.mjs';

const PORT = Number(process.env.TCP_PORT ?? 7014);

const server = net.createServer((socket) => {
  let bytes = Buffer.alloc(0);
  let ended = 0;
  // 다 틀었고 다 왔을 때 보고한다
  const finish = () => {
    ended++;
    if (ended === 2) player.report();
  };
  const player = new Player('TCP', finish);

  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= LENGTH) {
      player.hear(bytes.subarray(0, LENGTH));
      bytes = bytes.subarray(LENGTH);
    }
  });

  socket.on('end', () => {
    server.close();
    finish();
  });
});

server.listen(PORT, () => {
  console.log(`TCP: ${PORT}번 포트에서 듣는 중`);
});
