import http from 'node:http';
import net from 'node:net';

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (chunk) => parts.push(chunk));
  request.on('end', () => {
    console.log(
      request.method,
      request.url,
      request.rawHeaders,
      Buffer.concat(parts).toString(),
      request.trailers,
    );
    response.end('ok');
  });
});
server.listen(0, '127.0.0.1', () => {
  const text =
    'POST /a%20b?c=d HTTP/1.1\r\nhOsT: here\r\nX-Empty:\r\nX-Spaces:  two  \r\nTransfer-Encoding: chunked\r\n' +
    'Connection: close\r\n\r\n5\r\nhello\r\n6;name=value\r\n world\r\n0\r\nX-Trailer: last\r\n\r\n';
  const socket = net.connect(server.address().port, '127.0.0.1', async () => {
    for (const byte of text) {
      socket.write(byte);
      await new Promise(setImmediate);
    }
  });
  socket.setNoDelay(true);
  socket.on('data', (chunk) => console.log(chunk.toString().split('\r\n')[0]));
  socket.on('close', () => server.close());
});
