// 규칙은 지키지만 보기 드문 응답을 하는 서버: 머리말 이름의 대소문자가 제멋대로고, 응답이 한 바이트씩 온다.
// (A server within the rules, but odd: header names in any case, and byte by byte)
import net from 'node:net';

const RESPONSE = [
  'HTTP/1.1 200 OK',
  'X-Started: 12:30:59',
  'CONTENT-length:16',
  'cOnNeCtIoN: close',
  '',
  '안녕하세요\n',
].join('\r\n');
const PAUSE = 1; // ms

const server = net.createServer((socket) => {
  server.close();
  socket.setNoDelay(true);
  const bytes = [...Buffer.from(RESPONSE)];
  socket.once('data', () => {
    const timer = setInterval(() => {
      if (bytes.length > 0) return socket.write(Buffer.of(bytes.shift()));
      clearInterval(timer);
      socket.end();
    }, PAUSE);
  });
});
server.listen(7015);
