import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../scripts/find-browser.ts';
import { ISOLATION_HEADERS } from '../../../scripts/isolation.ts';
import { engineScript, ROOT, scriptNames } from './engine-script.ts';

/** What the site's bundler does with `?url`: the address at which the file is served. */
const addresses: Plugin = {
  name: 'addresses',
  setup(builder) {
    builder.onResolve({ filter: /\.engine\/.*\?url$/ }, ({ path }) => ({ path, namespace: 'address' }));
    builder.onLoad({ filter: /.*/, namespace: 'address' }, ({ path }) => ({
      contents: `export default ${JSON.stringify(`/${path.replace(/^.*\/|\?url$/g, '')}`)}`,
    }));
  },
};

export interface EnginePage {
  readonly page: Page;
  /** Paths the browser asked the server for, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * A cross-origin isolated page in Chromium, empty but for `EmbeddedEngine` as a global, on a server that notes
 * every request.
 */
export async function openEnginePage(): Promise<EnginePage> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { EmbeddedEngine } from './src/lib/sandbox/embedded/embedded-engine.ts';
        globalThis.EmbeddedEngine = EmbeddedEngine;`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'iife',
    write: false,
    plugins: [addresses],
    absWorkingDir: join(ROOT),
  });
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': [
      'text/html',
      '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/page.js"></script><body>',
    ],
    '/page.js': ['text/javascript', outputFiles[0]!.text],
    ...Object.fromEntries(scriptNames.map((name) => [`/${name}`, ['text/javascript', engineScript(name)]])),
  };
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, { ...ISOLATION_HEADERS, 'content-type': `${type}; charset=utf-8` });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    requests,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
