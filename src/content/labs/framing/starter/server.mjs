// 받는 쪽: 바이트가 올 때마다 풀개(decoder)에 넣고, 메시지가 하나 완성될 때마다 찍는다. (Receiver)
import net from 'node:net';
import { decoder } from './frame.mjs';

const PORT = Number(process.env.PORT ?? 7016);

const server = net.createServer((socket) => {
  let events = 0;
  let messages = 0;
  const decode = decoder((text) => {
    messages++;
    console.log(`server: 메시지 ${messages} "${text}"`);
  });

  socket.on('data', (chunk) => {
    events++;
    decode(chunk);
  });

  socket.on('end', () => {
    console.log(`server: data ${events}번, 메시지 ${messages}개`);
    server.close();
  });
});

server.listen(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
