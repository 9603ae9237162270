import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import type { Stored } from '../src/lib/offline/stored.ts';
import { fontSlices } from './font-slices.ts';
import { holdsSandbox } from './isolation.ts';

/** Files that no page asks for. */
const UNUSED = /^(_headers|_isolated\.nginx|sitemap.*|404\.html|.*\/404\/index\.html)$/;

/** Writes the service worker `sw.js`: what lets the site be read and its labs be run without a network. */
export function offline(): AstroIntegration {
  return {
    name: 'ieum-offline',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const { outputFiles } = await build({
          entryPoints: [fileURLToPath(new URL('../src/lib/offline/worker-entry.ts', import.meta.url))],
          bundle: true,
          minify: true,
          format: 'iife',
          target: 'es2022',
          write: false,
          define: { STORED: JSON.stringify(await filesToStore(folder)) },
        });
        await writeFile(join(folder, 'sw.js'), outputFiles[0]!.contents);
      },
    },
  };
}

async function filesToStore(folder: string): Promise<Stored> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .filter((file) => !UNUSED.test(file))
    .sort();
  const isAsset = (file: string) => file.startsWith('_astro/');
  const neededFonts = await fontsOfTheSite(folder, files);
  const isSpareFont = (file: string) => file.endsWith('.woff2') && !neededFonts.has(file);
  const fonts = files.filter(isSpareFont);
  const assets = files.filter((file) => isAsset(file) && !isSpareFont(file));
  const pages = files.filter((file) => !isAsset(file));
  const addressOf = (file: string) => file.replace(/(^|\/)index\.html$/, '$1');
  const isolated: string[] = [];
  for (const file of pages) {
    if (file.endsWith('.html') && holdsSandbox(await readFile(join(folder, file), 'utf8')))
      isolated.push(addressOf(file));
  }
  const hash = createHash('sha256');
  for (const file of [...pages, ...assets]) hash.update(file).update(await readFile(join(folder, file)));
  return {
    version: hash.digest('hex').slice(0, 16),
    pages: pages.map(addressOf),
    isolated,
    assets,
    fonts,
  };
}

/** The slices of the fonts that hold what the site itself says, in its pages and its scripts. */
async function fontsOfTheSite(folder: string, files: readonly string[]): Promise<ReadonlySet<string>> {
  const characters = new Set<string>();
  const sheets: string[] = [];
  for (const file of files) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    const text = await readFile(join(folder, file), 'utf8');
    if (file.endsWith('.css')) sheets.push(text);
    else for (const character of text) characters.add(character);
  }
  return new Set([...fontSlices(sheets.join('\n'), characters)].map((file) => `_astro/${file}`));
}
