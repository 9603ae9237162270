import http from 'node:http';

const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.headers.host ? 'host' : 'no host', req.httpVersion);
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (c) => (body += c));
  req.on('end', () => {
    res.setHeader('content-type', 'text/plain; charset=utf-8');
    res.write('받은 것: ');
    res.end(body || '없음');
  });
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (options, body) =>
    new Promise((resolve, reject) => {
      const req = http.request({ port, host: '127.0.0.1', agent, ...options }, (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (c) => (text += c));
        res.on('end', () =>
          resolve([
            res.statusCode,
            res.headers['transfer-encoding'],
            res.headers.connection,
            text,
            req.reusedSocket,
          ]),
        );
      });
      req.on('error', reject);
      req.end(body);
    });
  console.log(await ask({ path: '/a' }));
  console.log(await ask({ path: '/b', method: 'POST' }, '안녕'));
  console.log(await ask({ path: '/c', method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, 'x'));
  agent.destroy();
  server.close(() => console.log('closed'));
});
