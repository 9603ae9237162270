import http from 'node:http';

const server = http.createServer((request, response) => {
  console.log(
    request.headers.cookie,
    request.headers['x-two'],
    request.headersDistinct['x-two'],
    request.rawHeaders.length,
  );
  response.statusMessage = 'Fine';
  response.setHeader('X-A', ['1', '2']);
  response.appendHeader('X-A', '3');
  response.setHeader('Set-Cookie', ['a=b', 'c=d']);
  console.log(response.getHeaderNames(), response.hasHeader('x-a'), response.getHeader('X-A'));
  for (const [name, value] of [
    ['bad name', 'x'],
    ['x', 'a\nb'],
    ['x', undefined],
  ])
    try {
      response.setHeader(name, value);
    } catch (error) {
      console.log(error.code, error.message);
    }
  response.end('ok');
  try {
    response.setHeader('x', 'late');
  } catch (error) {
    console.log(error.code, error.message);
  }
  response.write('more', (error) => console.log(error.code));
  response.on('error', (error) => console.log('error', error.code));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const headers = { Cookie: ['x=1', 'y=2'], 'X-Two': ['1', '2'] };
for (let count = 0; count < 40; count++) headers[`X-${count}`] = String(count);
const response = await new Promise((resolve) =>
  http.get({ port: server.address().port, host: '127.0.0.1', headers, agent: false }, resolve),
);
console.log(
  response.statusCode,
  response.statusMessage,
  response.headers['x-a'],
  response.headers['set-cookie'],
  response.httpVersion,
);
console.log(response.rawHeaders.filter((name) => /^[A-Z][a-zA-Z-]*$/.test(name)));
response.resume();
for (const wrong of [{ path: '/a b' }, { method: 'A B' }, { protocol: 'ftp:' }, { host: 5 }])
  try {
    http.get({ port: 1, ...wrong });
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
console.log(http.STATUS_CODES[418], http.METHODS.length, http.maxHeaderSize);
server.close();
