// 경로에 따라 답하는 웹 서버.
// A web server that answers by path.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  console.log(`server: ${request.method} ${request.url}`);
  if (request.url === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<h1>안녕하세요!</h1>');
  } else {
    response.statusCode = 404;
    response.end('not found');
  }
});

server.listen(8080, () => console.log('server: listening on port 8080'));
