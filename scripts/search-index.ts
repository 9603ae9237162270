import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Entry } from '../src/lib/search/entry.ts';
import { entriesOfPage } from './page-entries.ts';

/** Writes what can be searched, read from the built pages: `search/ko.json` and `search/en.json`, each of its own pages. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'ieum-search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const pages = (await readdir(folder, { recursive: true }))
          .map((file) => file.replaceAll('\\', '/'))
          .filter((file) => /(^|\/)index\.html$/.test(file))
          .map((file) => file.slice(0, -'index.html'.length))
          .sort();
        await mkdir(join(folder, 'search'), { recursive: true });
        for (const language of ['ko', 'en']) {
          const own = pages.filter((path) => path.startsWith('en/') === (language === 'en'));
          const entries: Entry[] = [];
          for (const path of own) {
            entries.push(...entriesOfPage(await readFile(join(folder, path, 'index.html'), 'utf8'), path));
          }
          await writeFile(join(folder, 'search', `${language}.json`), JSON.stringify(once(entries)));
        }
      },
    },
  };
}

/** A term is defined in each lesson that introduces it, and in the glossary, which comes last: one entry is enough. */
function once(entries: readonly Entry[]): Entry[] {
  const last = new Map(entries.filter(({ kind }) => kind === 'term').map((entry) => [entry.title, entry]));
  return entries.filter((entry) => entry.kind !== 'term' || last.get(entry.title) === entry);
}
