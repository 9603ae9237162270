// 켜진 지 얼마나 되었는지 알려 주는 웹 페이지. 아래 미리보기에서 열어 보세요.
// A web page that says how long it has been running. Open it in the preview below.
import { createServer } from 'node:http';
import ms from 'ms';

const server = createServer((_request, response) => {
  const uptime = ms(Math.round(process.uptime() * 1000), { long: true });
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<h1>${uptime}</h1><p><a href="/">다시 보기 · again</a></p>`);
});

server.listen(3000, () => console.log('server: http://localhost:3000/'));
