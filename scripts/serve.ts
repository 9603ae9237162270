/**
 * Serves the built site with the headers that its `_headers` file asks for: `npm start`.
 * PORT (4321) and HOST (localhost) choose the address; BASE is the path the site was built for.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersOf, parseHeaders } from './headers-file.ts';

/** Answers requests from a built site in `folder` that lives below `base` ("/" or "/ieum"). */
export function siteHandler(folder: string, base = '/'): RequestListener {
  const prefix = base.replace(/\/$/, '');
  const serveFile = sirv(folder, { etag: true, brotli: true, gzip: true });
  const notFound = readFileSync(join(folder, '404.html'));
  const rules = parseHeaders(readFileSync(join(folder, '_headers'), 'utf8'));
  return (request, response) => {
    const path = request.url ?? '/';
    for (const [name, value] of Object.entries(headersOf(rules, path.replace(/[?#].*/s, '')))) {
      response.setHeader(name, value);
    }
    if (prefix && path !== prefix && !path.startsWith(`${prefix}/`)) {
      response.writeHead(302, { location: `${prefix}/` }).end();
      return;
    }
    request.url = path.slice(prefix.length) || '/';
    serveFile(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    });
  };
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../dist');
  const { PORT = '4321', HOST = 'localhost', BASE = '/' } = process.env;
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('There is no built site in dist/: run `npm run build` first.');
    process.exit(1);
  }
  const server = createServer(siteHandler(folder, BASE));
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${PORT} is in use: stop the other program or choose a port, for example PORT=4322 npm start.`
        : `The site could not be served: ${error.message}`,
    );
    process.exit(1);
  });
  server.listen(Number(PORT), HOST, () => console.log(`이음 · Ieum: http://${HOST}:${PORT}${BASE}`));
}
