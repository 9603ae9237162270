import http from 'node:http';
import net from 'node:net';

const server = http.createServer((request, response) => {
  const found = request.url === '/';
  response.writeHead(found ? 200 : 404, { 'content-type': 'text/plain' });
  response.end(found ? '안녕하세요\n' : '없어요\n');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

/** What comes back for these bytes, or silence. */
const ask = (bytes) =>
  new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const done = () => {
      clearTimeout(patience);
      socket.destroy();
      resolve(answer === '' ? 'silence' : answer.replace(/^Date: .*\r\n/gm, ''));
    };
    const patience = setTimeout(done, 150);
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.on('end', done).on('error', (error) => console.log(error.code));
  });

const host = 'Host: server.lab\r\n';
const requests = {
  complete: `GET / HTTP/1.1\r\n${host}\r\n`,
  'no Host': 'GET / HTTP/1.1\r\n\r\n',
  'HTTP/1.0 without Host': 'GET / HTTP/1.0\r\n\r\n',
  'no blank line': `GET / HTTP/1.1\r\n${host}`,
  half: 'GET / HT',
  'LF only': 'GET / HTTP/1.1\nHost: server.lab\n\n',
  'unknown method': `DANCE / HTTP/1.1\r\n${host}\r\n`,
  'small letters': `get / HTTP/1.1\r\n${host}\r\n`,
  'unknown path': `GET /none HTTP/1.1\r\n${host}\r\n`,
  'two Host lines': `GET / HTTP/1.1\r\n${host}Host: other.lab\r\n\r\n`,
  'HTTP/9.9': `GET / HTTP/9.9\r\n${host}\r\n`,
  'no version': 'GET /\r\n\r\n',
  'space in a name': `GET / HTTP/1.1\r\n${host}A b: c\r\n\r\n`,
  'too long a header': `GET / HTTP/1.1\r\n${host}A: ${'a'.repeat(20000)}\r\n\r\n`,
  'two lengths': `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
  'length and chunks': `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
  'two in one': `GET / HTTP/1.1\r\n${host}\r\nGET /none HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
  HEAD: `HEAD / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
};
for (const [name, bytes] of Object.entries(requests))
  console.log(`${name}: ${JSON.stringify(await ask(bytes))}`);
server.close();
