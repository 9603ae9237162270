// Requests byte by byte as a peer may send them, good and bad, and the bytes that come back.
import http from 'node:http';
import net from 'node:net';

const listen = (server) => new Promise((r) => server.listen(0, '127.0.0.1', () => r(server.address().port)));
const noDate = (t) => t.replace(/Date: [^\r]*/g, 'Date: D');
const talk = (port, ...parts) =>
  new Promise((r) => {
    let t = '';
    const s = net.connect(port, '127.0.0.1', () => {
      for (const p of parts) s.write(p, 'latin1');
      s.end();
    });
    s.setEncoding('latin1').on('data', (d) => (t += d));
    s.on('error', (e) => (t += e.code));
    s.on('close', () => {
      console.log(JSON.stringify(noDate(t)));
      r();
    });
  });
const server = http.createServer((req, res) => {
  const body = [];
  req.on('data', (d) => body.push(d));
  req.on('error', (e) => console.log('req error', e.code, e.message));
  req.on('aborted', () => console.log('aborted'));
  req.on('close', () => console.log('req close', req.complete, req.destroyed, req.aborted));
  req.on('end', () => {
    console.log(
      req.method,
      req.url,
      req.httpVersion,
      req.rawHeaders,
      req.headers,
      req.headersDistinct,
      req.trailers,
      req.rawTrailers,
      req.trailersDistinct,
      Buffer.concat(body).toString(),
    );
    if (req.url === '/204') {
      res.statusCode = 204;
      res.end();
    } else if (req.url === '/304') {
      res.writeHead(304).end();
    } else if (req.url === '/ct') {
      res.writeHead(200, 'Fine', {
        'Content-Type': 'text/plain',
        ...(req.httpVersion === '1.1' && { Trailer: 'x-t' }),
      });
      res.write('a');
      try {
        try {
          res.addTrailers({ 'x-t': 'v' });
        } catch (e) {
          console.log(e.code);
        }
      } catch (e) {
        console.log(e.code);
      }
      res.end('b');
    } else if (req.url === '/arr') {
      res.writeHead(200, ['A', '1', 'B', '2', 'A', '3']);
      res.end();
    } else if (req.url === '/close') {
      res.shouldKeepAlive = false;
      res.end('c');
    } else if (req.url === '/nodate') {
      res.sendDate = false;
      res.end('nd');
    } else if (req.url === '/cl') {
      res.setHeader('Content-Length', 3);
      res.end('abc');
    } else res.end('body');
  });
});
server.on('clientError', (e, s) => {
  console.log('clientError', e.code, e.message, e.reason, e.bytesParsed, e.rawPacket?.length);
  if (s.writable) s.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  else s.destroy();
});
const port = await listen(server);
await talk(
  port,
  'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /204 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /cl HTTP/1.1\r\nHost: a\r\n\r\nGET /304 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
);
await talk(port, 'GET /ct HTTP/1.1\r\nHost: a\r\nTE: trailers\r\n\r\n');
await talk(port, 'GET /ct HTTP/1.0\r\n\r\n');
await talk(port, 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
await talk(port, 'GET /arr HTTP/1.1\r\nHost: a\r\n\r\n');
await talk(port, 'GET /close HTTP/1.1\r\nHost: a\r\n\r\n');
await talk(port, 'GET /nodate HTTP/1.1\r\nHost: a\r\n\r\n');
await talk(
  port,
  'POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n5\r\nhello\r\n6;ext=1\r\n world\r\n0\r\nX-T: tv\r\nX-T: tw\r\n\r\n',
);
await talk(port, 'POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n', 'hel');
await talk(port, 'GET / HTTP/1.1\r\n\r\n');
await talk(port, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n');
await talk(port, 'FOO / HTTP/1.1\r\nHost: a\r\n\r\n');
await talk(port, 'GET / HTTP/9.9\r\nHost: a\r\n\r\n');
await talk(port, 'GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n');
await talk(port, 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n');
await talk(
  port,
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
);
await talk(port, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n');
await talk(port, 'GET / HTTP/1.1\nHost: a\n\n');
await talk(port, `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20000)}\r\n\r\n`);
await talk(port, 'GET /\x80\xff HTTP/1.1\r\nHost: a\r\nX: \xe9\r\n\r\n');
await talk(
  port,
  'GET http://foo/bar HTTP/1.1\r\nHost: a\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nCookie: c=1\r\nCookie: d=2\r\nX: 1\r\nX: 2\r\nAge: 1\r\nAge: 2\r\nConnection: close\r\n\r\n',
);
await talk(port, 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n');
await talk(port, 'CONNECT h:1 HTTP/1.1\r\nHost: a\r\n\r\nxyz');
await talk(port, 'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: ws\r\nConnection: Upgrade\r\n\r\nabc');
server.on('connect', (req, s, head) => {
  console.log('connect', req.url, head.toString());
  s.end('HTTP/1.1 200 OK\r\n\r\nhi');
});
server.on('upgrade', (req, s, head) => {
  console.log('upgrade', req.headers.upgrade, head.toString());
  s.end('HTTP/1.1 101 S\r\nUpgrade: ws\r\nConnection: Upgrade\r\n\r\nhi');
});
await talk(port, 'CONNECT h:1 HTTP/1.1\r\nHost: a\r\n\r\nxyz');
await talk(port, 'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: ws\r\nConnection: Upgrade\r\n\r\nabc');
server.close();
