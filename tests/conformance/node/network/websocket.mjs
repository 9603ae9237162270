import { createHash } from 'node:crypto';
import http from 'node:http';

// A server of RFC 6455 that answers one text frame in capitals, then closes.
const server = http.createServer();
server.on('upgrade', (request, socket) => {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('data', (frame) => {
    if ((frame[0] & 15) === 8) return socket.end(Buffer.from([0x88, 0]));
    const mask = frame.subarray(2, 6);
    const text = frame
      .subarray(6)
      .map((octet, index) => octet ^ mask[index % 4])
      .toString();
    console.log('server heard', text);
    socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text.toUpperCase())]));
  });
});
await new Promise((done) => server.listen(0, done));
const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}/chat`);
socket.onopen = () => {
  console.log('open', socket.readyState, socket.extensions);
  socket.send('hello');
};
socket.onmessage = ({ type, data }) => {
  console.log(type, data);
  socket.close();
};
socket.onclose = ({ code, wasClean }) => {
  console.log('closed', code, wasClean);
  server.close();
};
