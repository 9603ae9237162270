import http from 'node:http';

const server = http.createServer(async (request, response) => {
  const body = (await request.toArray()).join('');
  const { method, url, headers } = request;
  if (url === '/moved') return response.writeHead(302, { location: '/here?again' }).end();
  if (url === '/kept') return response.writeHead(307, { location: '/here' }).end('not read');
  if (url === '/round') return response.writeHead(301, { location: '/round' }).end();
  if (url === '/nothing') return response.writeHead(204).end();
  response.setHeader('content-type', 'application/json');
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.statusCode = method === 'POST' ? 201 : 200;
  response.end(
    JSON.stringify({ method, url, type: headers['content-type'], length: headers['content-length'], body }),
  );
});
server.listen(0);
const base = `http://localhost:${server.address().port}`;
const shown = async (response) => {
  const { status, statusText, ok, redirected, url, type, bodyUsed } = response;
  console.log(
    status,
    statusText,
    ok,
    redirected,
    url.replace(base, ''),
    type,
    bodyUsed,
    await response.text(),
  );
};

await shown(await fetch(`${base}/here`));
await shown(await fetch(new URL('/here?x=%20', base), { method: 'POST', body: 'text' }));
await shown(await fetch(`${base}/here`, { method: 'PUT', body: new URLSearchParams({ q: 'a b&c' }) }));
await shown(
  await fetch(
    new Request(`${base}/here`, {
      method: 'PATCH',
      headers: { 'content-type': 'a/b' },
      body: new Uint8Array([104, 105]),
    }),
  ),
);
await shown(await fetch(`${base}/moved`, { method: 'POST', body: 'gone' }));
await shown(await fetch(`${base}/kept`, { method: 'POST', body: 'sent again' }));
await shown(await fetch(`${base}/moved`, { redirect: 'manual' }));
await shown(await fetch(`${base}/nothing`));
const { headers } = await fetch(`${base}/here`, { method: 'HEAD' });
console.log(headers.get('Content-Type'), headers.getSetCookie(), [...headers.keys()]);
for (const options of [{ redirect: 'error' }, {}])
  await fetch(`${base}/${options.redirect ? 'moved' : 'round'}`, options).catch(({ name, message, cause }) =>
    console.log(name, message, cause.message),
  );
await fetch('/relative').catch(({ message, cause }) => console.log(message, cause.code));
await fetch(`${base}/here`, { method: 'GET', body: 'x' }).catch(({ message }) => console.log(message));
server.close();
