// 브라우저 없이 HTTP: 요청을 한 글자씩 직접 적는다. (HTTP without a browser)
import net from 'node:net';
import { parseResponse } from './response.mjs';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 7015);
const PATIENCE = 3000; // ms. 이만큼 말이 없으면 그만둔다

const REQUEST = [
  'GET /hello.txt HTTP/1.1',
  `Host: ${HOST}:${PORT}`,
  // TODO: 머리말이 끝났다는 표시가 빠져 있다
].join('\r\n');

const socket = net.connect(PORT, HOST, () => {
  socket.write(REQUEST);
  console.log(`client: ${Buffer.byteLength(REQUEST)}바이트를 보냄`);
});

const chunks = [];
socket.on('data', (chunk) => chunks.push(chunk));

socket.setTimeout(PATIENCE, () => {
  console.log(`client: ${PATIENCE / 1000}초 동안 아무 대답이 없음`);
  socket.destroy();
});

socket.on('close', () => {
  if (chunks.length === 0) return;
  const { statusLine, headers, body } = parseResponse(Buffer.concat(chunks));
  console.log(`client: 상태 줄 ${statusLine}`);
  console.log(
    `client: 길이 머리말 ${headers['content-length']}, 본문 ${body.length}바이트, 글자 ${[...body.toString()].length}개`,
  );
  console.log(`client: 본문 "${body.toString().trim()}"`);
});
