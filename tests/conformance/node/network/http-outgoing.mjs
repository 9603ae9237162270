// What outgoing messages, requests and responses refuse, and what they make of headers.
import http from 'node:http';

const t = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
const { OutgoingMessage, ServerResponse, IncomingMessage, ClientRequest } = http;
const o = () => new OutgoingMessage();
t(() => o().setHeader('a b', 1));
t(() => o().setHeader('a', undefined));
t(() => o().setHeader('a', 'x\r\ny'));
t(() => o().setHeader('', 1));
t(() => o().setHeader(Symbol('x'), 1));
t(() => o().appendHeader('a', undefined));
t(() => o().getHeader());
t(() => o().hasHeader());
t(() => o().removeHeader());
t(() => o().getHeader(5));
{
  const m = o();
  m.setHeader('Foo', ['a', 'b']);
  m.appendHeader('Foo', 'c');
  m.setHeader('__proto__', 'p');
  t(() => m.getHeaders());
  t(() => m.getHeaderNames());
  t(() => m.getRawHeaderNames());
  t(() => m.hasHeader('foo'));
  m.removeHeader('FOO');
  t(() => m.getHeaders());
  m.setHeaders(
    new Map([
      ['x', 1],
      ['y', ['2', '3']],
    ]),
  );
  t(() => m.getHeaders());
  m.setHeaders(new Map([['q', 'r']]));
  t(() => m.getHeaders());
  t(() => m.setHeaders({ a: 1 }));
  t(() => m.setHeaders([1]));
}
t(() => o().addTrailers({ 'a b': 1 }));
t(() => o().addTrailers({ a: 'x\n' }));
t(() => o().write());
t(() => {
  const m = o();
  m._header = 'x';
  m.write(5);
});
t(() => {
  const m = o();
  m._header = 'x';
  m.write(null);
});
t(() => {
  const m = new OutgoingMessage();
  m._header = '';
  m.end(5);
});
t(() => {
  const m = o();
  m.destroy();
  m.on('error', (e) => console.log('late', e.code));
  return m.write('x');
});
t(() => o().pipe());
t(() => o().flushHeaders());
t(() => o()._implicitHeader());
t(() => {
  const m = o();
  return [
    m.writableHighWaterMark,
    m.writableLength,
    m.writableFinished,
    m.writableEnded,
    m.writableObjectMode,
    m.writableCorked,
    m.headersSent,
    m.sendDate,
    m.finished,
    m.connection,
    m.socket,
    m.errored,
    m.closed,
    m.destroyed,
    m.writableNeedDrain,
    m.chunkedEncoding,
    m.shouldKeepAlive,
    m.useChunkedEncodingByDefault,
    m.maxRequestsOnConnectionReached,
    m.strictContentLength,
  ];
});
t(() => {
  const m = new OutgoingMessage({ highWaterMark: 10 });
  m.cork();
  m.cork();
  m.uncork();
  return [m.writableHighWaterMark, m.writableCorked];
});
const r = () => new ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
t(() => r().writeHead(99));
t(() => r().writeHead(1000));
t(() => r().writeHead('x'));
t(() => r().writeHead(200, 'a\n'));
t(() => r().writeHead(200, { 'a b': 1 }));
t(() => r().writeHead(200, { a: undefined }));
t(() => r().writeHead(200, ['a']));
t(() => r().writeHead(200.6).statusCode);
t(() => {
  const x = r();
  x.writeHead(200);
  x.writeHead(200);
});
t(() => {
  const x = r();
  x.writeHead(200);
  x.setHeader('a', 1);
});
t(() => {
  const x = r();
  x.writeHead(200);
  x.removeHeader('a');
});
t(() => {
  const x = r();
  x.writeHead(200);
  x.appendHeader('a', 1);
});
t(() => {
  const x = r();
  x.setHeader('a', 1);
  x.writeHead(201, 'ok', { b: 2 });
  return x._header.replace(/Date.*\r\n/, '');
});
t(() => {
  const x = r();
  x.writeHead(200, [
    ['a', '1'],
    ['a', '2'],
    ['Set-Cookie', ['x', 'y']],
  ]);
  return x._header.replace(/Date.*\r\n/, '');
});
t(() => {
  const x = r();
  x.statusMessage = 'Custom';
  x.statusCode = 202;
  x.flushHeaders();
  return x._header.replace(/Date.*\r\n/, '');
});
t(() => r().writeContinue());
t(() => {
  const x = r();
  x.statusCode = 'no';
  x.end();
});
t(() => {
  const x = r();
  x.end(() => {});
  return [x.finished, x.writableEnded];
});
t(() => {
  const x = r();
  x.on('error', (e) => console.log('werr', e.code));
  x.end('a');
  x.write('b', (e) => console.log('wcb', e.code));
  return 'w';
});
t(() => {
  const x = r();
  x.end();
  x.on('error', (e) => console.log('eerr', e.code));
  x.end('b', (e) => console.log('ecb', e?.code));
  x.end((e) => console.log('ecb2', e?.code));
});
for (const p of [
  { path: 'a b' },
  { path: '/\u0100' },
  { method: 'a b' },
  { method: 5 },
  { host: 5 },
  { hostname: true },
  { port: 70000 },
  { agent: 5 },
  { protocol: 'ftp:' },
  { headers: { 'a b': 1 } },
  { insecureHTTPParser: 5 },
  { maxHeaderSize: 'x' },
  { timeout: 'x' },
  { joinDuplicateHeaders: 1 },
  { localAddress: 5 },
  { family: 7 },
  { setHost: 5 },
  { headers: { host: ['a', 'b'] } },
  { lookup: 5 },
  { method: '' },
  { auth: 5 },
  {
    createConnection: () => {
      throw new Error('cc');
    },
  },
])
  t(() => {
    const q = http.request({ port: 1, ...p });
    q.on('error', (_e) => {});
    q.destroy();
    return [q.method, q.path, q.host, q.protocol, q.getHeaders()];
  });
for (const u of ['x', 'https://a', 'http://u:p%40@h:81/p?q#f', new URL('http://[::1]/a'), ''])
  t(() => {
    const q = http.request(u, { method: 'PUT' });
    q.on('error', () => {});
    q.destroy();
    return [q.method, q.path, q.host, q.getHeaders()];
  });
t(() => {
  const q = http.request({ port: 1, path: '/x', headers: ['Host', 'a', 'X', '1', 'x', '2'] });
  q.on('error', () => {});
  q.destroy();
  return q._header;
});
t(() => {
  const q = http.request({ port: 1, auth: 'u:p', method: 'POST' });
  q.on('error', () => {});
  q.destroy();
  return [
    q.getHeader('authorization'),
    q.useChunkedEncodingByDefault,
    q.getRawHeaderNames(),
    q.maxHeadersCount,
    q.reusedSocket,
    q.aborted,
    q.res,
  ];
});
t(() => http.validateHeaderName('a b'));
t(() => http.validateHeaderName('a b', 'Label'));
t(() => http.validateHeaderValue('a', undefined));
t(() => http.validateHeaderValue('a', '\u0100'));
t(() => http.validateHeaderName('ok'));
t(() => [
  http.maxHeaderSize,
  http.METHODS.length,
  Object.keys(http.STATUS_CODES).length,
  Object.keys(http).sort().join(),
]);
t(() => http.setMaxIdleHTTPParsers(0));
t(() => http.setMaxIdleHTTPParsers('a'));
t(() => http.setMaxIdleHTTPParsers(5));
t(() => {
  const m = new IncomingMessage(null);
  return [
    m.headers,
    m.trailers,
    m.complete,
    m.httpVersion,
    m.rawHeaders,
    m.url,
    m.method,
    m.statusCode,
    m.readable,
    m.signal?.aborted,
  ];
});
t(() => http.createServer(5));
t(() => http.createServer('x'));
t(() => http.Server({}, 5));
t(() =>
  http
    .createServer({
      ServerResponse: class A extends ServerResponse {},
      IncomingMessage: class B extends IncomingMessage {},
    })
    .listenerCount('request'),
);
t(() => ClientRequest({ port: 1 }).on('error', () => {}).destroyed);
t(() => new http.Agent().createConnection.length);
t(() => http.get.length);
