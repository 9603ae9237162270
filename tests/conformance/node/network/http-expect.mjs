// Expect, 100 Continue, early hints and other informational responses.
import http from 'node:http';

const listen = (server) => new Promise((r) => server.listen(0, '127.0.0.1', () => r(server.address().port)));
const server = http.createServer((req, res) => {
  console.log('request', req.headers.expect);
  req.resume().on('end', () => res.end('done'));
});
const port = await listen(server);
const once = (options, body) =>
  new Promise((resolve) => {
    const req = http.request({ port, host: '127.0.0.1', method: 'POST', agent: false, ...options });
    req.on('continue', () => console.log('continue'));
    req.on('information', (i) =>
      console.log('information', i.statusCode, i.statusMessage, i.headers, i.rawHeaders, i.httpVersion),
    );
    req.on('response', (res) => {
      let t = '';
      res
        .setEncoding('utf8')
        .on('data', (d) => (t += d))
        .on('end', () => {
          console.log(res.statusCode, t, res.headers['transfer-encoding'], res.headers['content-length']);
        });
    });
    req.on('error', (e) => console.log(e.code));
    req.on('close', resolve);
    if (body !== undefined) req.end(body);
    else req.flushHeaders();
    if (body === undefined) req.on('continue', () => req.end('later'));
  });
await once({ headers: { Expect: '100-continue' } });
server.on('checkContinue', (req, res) => {
  console.log('checkContinue');
  if (req.url === '/no') {
    res.writeHead(417);
    res.end();
  } else {
    res.writeContinue(() => console.log('sent'));
    server.emit('request', req, res);
  }
});
await once({ headers: { Expect: '100-continue' } });
await once({ path: '/no', headers: { Expect: '100-continue' } }, 'x');
await once({ headers: { Expect: 'meow' } }, 'x');
server.on('checkExpectation', (req, res) => {
  console.log('checkExpectation', req.headers.expect);
  res.statusCode = 417;
  res.end('no');
});
await once({ headers: { Expect: 'meow' } }, 'x');
server.removeAllListeners('request');
server.removeAllListeners('checkContinue');
server.on('request', (_req, res) => {
  res.writeProcessing();
  res.writeEarlyHints({ link: ['</a>; rel=preload', '</b>; rel=preload'], 'x-y': 'z' }, () =>
    console.log('hints sent'),
  );
  try {
    res.writeEarlyHints({ link: 'bad link' });
  } catch (e) {
    console.log(e.code, e.message);
  }
  try {
    res.writeEarlyHints({});
  } catch (e) {
    console.log(e.code, e.message);
  }
  if (res.writeInformation) {
    res.writeInformation(110, { a: 'b' });
    try {
      res.writeInformation(99);
    } catch (e) {
      console.log(e.code, e.message);
    }
  }
  res.end('hinted');
});
await once({ method: 'GET' }, '');
server.close();
