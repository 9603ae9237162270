// 진짜 HTTP 서버: Node의 http 모듈이 요청을 풀이한다. 고치지 않아도 된다. (A real HTTP server)
import http from 'node:http';

const PORT = Number(process.env.PORT ?? 7015);
const PAGES = { '/hello.txt': '안녕하세요\n' };

const server = http.createServer((request, response) => {
  console.log(`server: ${request.method} ${request.url}`);
  const page = PAGES[request.url];
  const body = page ?? 'Not Found\n';
  response.writeHead(page === undefined ? 404 : 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  response.end(body);
});

// 손님 한 명만 받고 끝낸다
server.on('connection', (socket) => socket.on('close', () => server.close()));
server.listen(PORT, () => {
  console.log(`server: ${PORT}번 포트에서 기다리는 중`);
});
