// 진짜 HTTP 서버: Node의 http 모듈이 요청을 풀이한다. (A real HTTP server)
import http from 'node:http';

const PAGES = { '/index.html': '안녕하세요\n' };

const server = http.createServer((request, response) => {
  const page = PAGES[request.url];
  const body = page ?? 'Not Found\n';
  response.writeHead(page === undefined ? 404 : 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  response.end(body);
});

server.listen(Number(process.env.PORT ?? 80));
