import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { ISOLATION_HEADERS } from '../src/lib/offline/isolation-headers.ts';
import { formatHeaders } from './headers-file.ts';

/** Files whose name says what is in them never change. */
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Whether a page of the built site holds a sandbox. */
export const holdsSandbox = (html: string): boolean => /class="[^"]*\bsandbox\b/.test(html);

/**
 * Isolates the pages that hold a sandbox, and no other: the built site says so in `_headers`, which `npm start` and
 * static hosts read, and in the lines of an nginx map (docs/deploy.md). The author's server (`npm run dev`) isolates every page.
 */
export function isolation(): AstroIntegration {
  let base = '/';
  return {
    name: 'ieum-isolation',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        base = config.base.replace(/\/?$/, '/');
        updateConfig({ vite: { plugins: [isolatedServer()] } });
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const pages = (await readdir(folder, { recursive: true }))
          .map((file) => file.replaceAll('\\', '/'))
          .filter((file) => file.endsWith('/index.html') || file === 'index.html')
          .sort();
        const isolated: string[] = [];
        const rules = new Map<string, Readonly<Record<string, string>>>([[`${base}_astro/*`, FOR_EVER]]);
        for (const page of pages) {
          if (!holdsSandbox(await readFile(join(folder, page), 'utf8'))) continue;
          rules.set(`${base}${page.replace(/index\.html$/, '')}`, ISOLATION_HEADERS);
          isolated.push(`${base}${page} 1;\n`);
        }
        await writeFile(join(folder, '_headers'), formatHeaders(rules));
        await writeFile(join(folder, '_isolated.nginx'), isolated.join(''));
      },
    },
  };
}

function isolatedServer(): Plugin {
  return {
    name: 'ieum-isolated-server',
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
        next();
      });
    },
  };
}
