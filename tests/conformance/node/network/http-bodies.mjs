import http from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const server = http.createServer(async (request, response) => {
  switch (request.url) {
    case '/mirror':
      await pipeline(request, response);
      return;
    case '/none':
      response.writeHead(204).end();
      return;
    case '/trailers':
      response.writeHead(200, { Trailer: 'X-Sum' });
      response.write('data');
      response.addTrailers({ 'X-Sum': '4' });
      response.end();
      return;
    case '/length':
      response.setHeader('Content-Length', 5);
      response.end('12345');
      return;
    case '/early':
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.end('hinted');
      return;
    case '/cut':
      response.setHeader('Content-Length', 100);
      response.write('not all');
      setTimeout(() => response.destroy(), 20);
      return;
    default:
      response.end('?');
  }
});
server.on('checkContinue', (request, response) => {
  console.log('asked to continue');
  response.writeContinue();
  server.emit('request', request, response);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const base = `http://127.0.0.1:${server.address().port}`;

const ask = (path, options = {}, body = undefined) =>
  new Promise((resolve, reject) => {
    const request = http.request(base + path, options, resolve).on('error', reject);
    request.on('information', ({ statusCode, headers }) => console.log('information', statusCode, headers));
    request.on('continue', () => console.log('continue'));
    if (body instanceof Readable) body.pipe(request);
    else request.end(body);
  });

const big = await ask(
  '/mirror',
  { method: 'POST' },
  Readable.from(Array.from({ length: 300 }, (_, i) => String(i % 10).repeat(1000))),
);
const mirrored = await text(big);
console.log(big.statusCode, mirrored.length, mirrored.slice(999, 1001), mirrored.slice(-1));
const none = await ask('/none');
console.log(none.statusCode, none.headers['content-length'], (await text(none)).length);
const trailers = await ask('/trailers');
console.log(await text(trailers), trailers.trailers);
const head = await ask('/length', { method: 'HEAD' });
console.log(head.headers['content-length'], (await text(head)).length);
console.log(await text(await ask('/early')));
const awaited = await ask('/mirror', { method: 'POST', headers: { Expect: '100-continue' } }, 'body');
console.log(await text(awaited));
const cut = await ask('/cut');
try {
  await text(cut);
} catch (error) {
  console.log(error.message, error.code, cut.complete);
}
server.close();
