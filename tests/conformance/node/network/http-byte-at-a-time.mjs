// A request that comes a byte a millisecond, beside the timers of the server: each wait is as long as it says.
import http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const server = http.createServer((request, response) => {
  console.log(request.method, request.url);
  request.resume();
  request.on('end', () => response.end('ok'));
});
server.listen(0, '127.0.0.1', async () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.on('close', () => console.log(text.replace(/Date: .*\r\n/g, '')));
  const requests =
    'POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /y HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  for (const sign of requests) {
    socket.write(sign);
    await wait(1);
  }
  server.close();
});
