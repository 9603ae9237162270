import http from 'node:http';

const server = http.createServer((request, response) => {
  if (request.url !== '/broken')
    request.socket.on('close', () =>
      console.log(`server: ${request.url} closed, sent all: ${response.writableFinished}`),
    );
  if (request.url === '/never') return;
  response.write('first');
  if (request.url === '/broken') setTimeout(() => request.socket.destroy(), 50);
});
await new Promise((done) => server.listen(0, done));
const base = `http://127.0.0.1:${server.address().port}`;

const controller = new AbortController();
setTimeout(() => controller.abort(), 50);
await fetch(`${base}/never`, { signal: controller.signal }).catch(({ name, message, code }) =>
  console.log(name, message, code),
);
await fetch(`${base}/never`, { signal: AbortSignal.timeout(80) }).catch(({ name, message }) =>
  console.log(name, message),
);
await fetch(base, { signal: AbortSignal.abort(new Error('my own')) }).catch((error) =>
  console.log(error.message),
);

const later = new AbortController();
const { body } = await fetch(`${base}/long`, { signal: later.signal });
try {
  for await (const chunk of body) {
    console.log(new TextDecoder().decode(chunk));
    later.abort('enough');
  }
} catch (reason) {
  console.log(reason);
}
try {
  await (await fetch(`${base}/broken`)).text();
} catch ({ name, message, cause }) {
  console.log(name, message, cause.code, cause.message);
}
server.close();
