import http from 'node:http';

const server = http.createServer((request, response) => {
  response.setHeader('content-type', request.headers['content-type'] ?? 'none');
  request.pipe(response);
});
await new Promise((done) => server.listen(0, done));
const base = `http://127.0.0.1:${server.address().port}`;
const echo = (body, more) => fetch(base, { method: 'POST', body, ...more });

const form = new FormData();
form.set('name', 'Ieum');
form.append('file', new File(['12345'], 'a.txt', { type: 'text/plain' }));
const answered = await (await echo(form)).formData();
console.log(
  [...answered.keys()],
  answered.get('name'),
  answered.get('file').name,
  await answered.get('file').text(),
);
console.log(await (await echo(JSON.stringify({ a: [1] }))).json());
console.log(new Uint8Array(await (await echo(new Uint8Array([1, 2, 3]))).arrayBuffer()));
const blob = await (await echo(new Blob(['abc'], { type: 'x/y' }))).blob();
console.log(blob.size, blob.type, await blob.text());
console.log(await (await echo(new Uint8Array([0xed, 0x95, 0x9c]))).text());
async function* parts() {
  for (const part of ['one ', 'two ', 'three']) yield Buffer.from(part);
}
console.log(await (await echo(ReadableStream.from(parts()), { duplex: 'half' })).text());
const response = await echo('x'.repeat(200_000));
let length = 0;
for await (const chunk of response.body) length += chunk.length;
console.log(length, response.bodyUsed);
await response.text().catch(({ name, message }) => console.log(name, message));
await (await echo('no json')).json().catch(({ name, message }) => console.log(name, message));
const copy = (await echo('twice')).clone();
console.log(
  await copy.text(),
  new Response('made here', { status: 418 }).status,
  Response.json({ a: 1 }).headers.get('content-type'),
);
console.log(new Headers({ 'X-One': '1' }), new Request(base, { method: 'delete' }).method);
server.close();
