// What a client makes of answers that are short, broken, unusual or cut off.
import http from 'node:http';
import net from 'node:net';

const listen = (server) => new Promise((r) => server.listen(0, '127.0.0.1', () => r(server.address().port)));
const answer = async (text, options = {}, act = () => {}) => {
  const server = net.createServer((s) => {
    s.on('error', () => {});
    s.once('data', () => {
      if (text === null) s.destroy();
      else if (text === 'reset') s.resetAndDestroy();
      else s.end(text, 'latin1');
    });
  });
  const port = await listen(server);
  await new Promise((resolve) => {
    const log = (...v) => console.log(...v);
    const req = http.request({ port, host: '127.0.0.1', agent: false, ...options });
    req.on('socket', (s) => s.on('error', () => {}));
    req.on('response', (res) => {
      log('response', res.statusCode, res.statusMessage, res.httpVersion, res.headers);
      act(req, res);
      res.on('data', (d) => log('data', d.toString()));
      res.on('end', () => log('end', res.complete));
      res.on('aborted', () => log('aborted'));
      res.on('error', (e) => log('res error', e.code, e.message));
      res.on('close', () => log('res close', res.complete));
    });
    req.on('error', (e) => log('error', e.code, e.message, e.reason, e.bytesParsed));
    req.on('abort', () => log('abort'));
    req.on('close', () => {
      log('close', req.destroyed, req.aborted, req.finished, req.writableEnded, req.writableFinished);
      resolve();
    });
    req.on('information', (i) => log('info', i.statusCode));
    req.on('upgrade', (_res, s, h) => {
      log('upgrade', h.toString());
      s.destroy();
    });
    req.end();
  });
  server.close();
};
await answer('HTTP/1.1 200 OK\r\n\r\nuntil close');
await answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort');
await answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
await answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n');
await answer(null);
await answer('reset');
await answer('');
await answer('garbage');
await answer('HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n');
await answer('HTTP/1.1 200 OK\r\nA b: c\r\n\r\n');
await answer(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(20000)}\r\n\r\n`);
await answer(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(300)}\r\n\r\n`, { maxHeaderSize: 100 });
await answer('HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello');
await answer('HTTP/1.1 304 No\r\nContent-Length: 5\r\n\r\n');
await answer('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', { method: 'HEAD' });
await answer('HTTP/1.1 101 Switch\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\nraw', {
  headers: { Connection: 'upgrade', Upgrade: 'a' },
});
await answer('HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx');
await answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nxx');
await answer(
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxx\r\n0\r\n\r\n',
);
await answer(
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxx\r\n0\r\n\r\n',
  { insecureHTTPParser: true },
);
await answer('HTTP/1.1 200 OK\nContent-Length: 2\n\nxx');
await answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX\x01: a\r\n\r\nxx', { insecureHTTPParser: true });
await answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: a\x01\r\n\r\nxx', { insecureHTTPParser: true });
await answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', {}, (req, _res) => req.destroy());
await answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', {}, (req, _res) => req.abort());
await answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', {}, (_req, res) =>
  res.destroy(new Error('enough')),
);
await answer('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef');
