// Bodies of every kind, both ways.
import http from 'node:http';
import { pipeline, Readable } from 'node:stream';

const listen = (server) => new Promise((r) => server.listen(0, '127.0.0.1', () => r(server.address().port)));
const server = http.createServer((req, res) => {
  const u = req.url;
  if (u === '/echo') pipeline(req, res, (e) => console.log('pipeline', e?.code));
  else if (u === '/big') {
    const ok = res.write(Buffer.alloc(200000, 'b'));
    console.log('big', ok, res.writableNeedDrain, res.writableLength > 0);
    res.on('drain', () => console.log('drain', res.writableLength));
    res.on('finish', () => console.log('finish'));
    res.end();
  } else if (u === '/cork') {
    res.cork();
    res.write('a');
    res.write('b');
    res.uncork();
    res.end('c');
  } else if (u === '/strict') {
    res.strictContentLength = true;
    res.setHeader('content-length', 3);
    try {
      res.write('abcd');
    } catch (e) {
      console.log(e.code, e.message);
    }
    try {
      res.end('abc');
    } catch (e) {
      console.log(e.code);
      res.destroy();
    }
  } else if (u === '/strict2') {
    res.strictContentLength = true;
    res.setHeader('content-length', 5);
    try {
      try {
        res.end('abc');
      } catch (e) {
        console.log(e.code);
        res.destroy();
      }
    } catch (e) {
      console.log(e.code, e.message);
      res.destroy();
    }
  } else if (u === '/204') {
    res.statusCode = 204;
    console.log(res.write('no body', (e) => console.log('wcb', e)));
    res.end();
  } else if (u === '/empty') {
    console.log(res.write(''));
    res.end('');
  } else if (u === '/enc') {
    res.write('68656c6c6f', 'hex');
    res.write('4pyT', 'base64');
    res.end(' é', 'latin1');
  } else if (u === '/u8') {
    res.write(new Uint8Array([65, 66]));
    res.end(new Uint8Array([67]));
  } else if (u === '/te') {
    res.setHeader('Transfer-Encoding', 'chunked');
    res.setHeader('Content-Length', 2);
    res.end('xx');
  } else if (u === '/notrail') {
    res.useChunkedEncodingByDefault = false;
    res.write('raw');
    res.end();
  } else if (u === '/iter') Readable.from(['x', 'y', 'z']).pipe(res);
  else if (u === '/dump') {
    res.end('bye');
  } else if (u === '/async')
    (async () => {
      let n = 0;
      for await (const c of req) n += c.length;
      res.end(String(n));
    })();
  else res.end();
});
const port = await listen(server);
const go = (path, o = {}, body) =>
  new Promise((resolve) => {
    const req = http.request({ port, host: '127.0.0.1', path, agent: false, ...o }, (res) => {
      const b = [];
      res.on('data', (d) => b.push(d));
      res.on('end', () => {
        const t = Buffer.concat(b);
        console.log(
          path,
          res.statusCode,
          { ...res.headers, date: undefined },
          t.length > 50 ? t.length : t.toString('latin1'),
          res.trailers,
        );
      });
      res.on('error', (e) => console.log('res', e.code));
      res.on('close', resolve);
    });
    req.on('error', (e) => {
      console.log('req', e.code, e.message);
      resolve();
    });
    req.on('finish', () => console.log('req finish'));
    if (body instanceof Readable) body.pipe(req);
    else if (Array.isArray(body)) {
      for (const c of body) req.write(c);
      req.end();
    } else req.end(body);
  });
await go('/echo', { method: 'POST' }, 'hello');
await go('/echo', { method: 'POST' }, ['a', 'b', Buffer.from('c')]);
await go('/echo', { method: 'POST', headers: { 'content-length': 6 } }, Readable.from(['abc', 'def']));
await go('/echo', { method: 'PUT' }, Buffer.alloc(100000));
await go('/echo', { method: 'GET' }, 'get body');
await go('/echo', { method: 'DELETE' }, 'del');
await go('/echo', { method: 'GET', headers: { 'transfer-encoding': 'chunked' } }, 'chunked get');
await go('/echo', { method: 'HEAD' });
await go('/echo', { method: 'OPTIONS' });
await go('/echo', { method: 'QUERY' }, 'q');
for (const p of [
  '/big',
  '/cork',
  '/strict',
  '/strict2',
  '/204',
  '/empty',
  '/enc',
  '/u8',
  '/te',
  '/notrail',
  '/iter',
])
  await go(p);
await go('/204', { method: 'HEAD' });
await go('/big', { method: 'HEAD' });
await go('/dump', { method: 'POST' }, Buffer.alloc(300000));
await go('/async', { method: 'POST' }, Buffer.alloc(70000));
await go('/iter', { method: 'HEAD' });
server.close();
