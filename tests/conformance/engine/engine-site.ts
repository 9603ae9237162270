import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ISOLATION_HEADERS } from '../../../src/lib/offline/isolation-headers.ts';
import { engineScript, ROOT, scriptNames } from './engine-script.ts';

/** What the site's bundler does with `?url` (the address at which the file is served) and `?raw` (its text). */
const queries: Plugin = {
  name: 'queries',
  setup(builder) {
    builder.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?raw$/, '')),
      namespace: 'text',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'text' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    }));
    builder.onResolve({ filter: /\.engine\/.*\?url$/ }, ({ path }) => ({ path, namespace: 'address' }));
    builder.onLoad({ filter: /.*/, namespace: 'address' }, ({ path }) => ({
      contents: `export default ${JSON.stringify(`/${path.replace(/^.*\/|\?url$/g, '')}`)}`,
    }));
  },
};

const HTML =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/page.js"></script><body>';

/** A server of one page, empty but for both engines' classes as globals. */
export interface EngineSite {
  readonly address: string;
  /** Paths that were asked for, in order. */
  readonly requests: string[];
  close(): void;
}

/**
 * Starts the server on a port of its own. `more`: further scripts by path, which the page at `/NAME` runs behind the
 * engines when there is a script `/NAME.js`. `posted` is told what is posted, and may answer it.
 */
export async function openEngineSite(
  more: Readonly<Record<string, string>> = {},
  posted: (path: string, body: string) => unknown = () => {},
): Promise<EngineSite> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { EmbeddedEngine } from './src/lib/sandbox/embedded/embedded-engine.ts';
        import { WebContainerEngine } from './src/lib/sandbox/webcontainer/webcontainer-engine.ts';
        Object.assign(globalThis, { EmbeddedEngine, WebContainerEngine });`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'iife',
    write: false,
    plugins: [queries],
    absWorkingDir: join(ROOT),
  });
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', HTML],
    '/plain': ['text/html', HTML],
    '/page.js': ['text/javascript', outputFiles[0]!.text],
    ...Object.fromEntries(Object.entries(more).map(([path, text]) => [path, ['text/javascript', text]])),
    ...Object.fromEntries(
      Object.keys(more).map((path) => [
        path.replace(/\.js$/, ''),
        ['text/html', HTML.replace('<body>', `<body><script src="${path}"></script>`)],
      ]),
    ),
    ...Object.fromEntries(scriptNames.map((name) => [`/${name}`, ['text/javascript', engineScript(name)]])),
  };
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    let sent = '';
    request.setEncoding('utf8').on('data', (text) => {
      sent += text;
    });
    request.on('end', async () => {
      const answer = request.method === 'POST' ? await posted(request.url ?? '', sent) : undefined;
      const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
      // `/plain` is the same page from a host that cannot set headers.
      const isolation = request.url === '/plain' ? {} : ISOLATION_HEADERS;
      response.writeHead(200, { ...isolation, 'content-type': `${type}; charset=utf-8` });
      response.end(answer ?? text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
