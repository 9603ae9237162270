import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Stored } from '../../src/lib/offline/stored.ts';
import { builtPages, fileAt, PREFIX, SITE } from './built-pages.ts';

const worker = readFileSync(join(SITE, 'sw.js'), 'utf8');
/** The lists that the build wrote into the worker. */
const stored: Stored = {
  version: /version:"([0-9a-f]{16})"/.exec(worker)![1]!,
  pages: listOf('pages'),
  isolated: listOf('isolated'),
  assets: listOf('assets'),
  fonts: listOf('fonts'),
};

function listOf(name: string): string[] {
  return JSON.parse(new RegExp(`${name}:(\\[[^\\]]*\\])`).exec(worker)![1]!);
}

test('every page of both languages is stored, and both search indexes', () => {
  const pages = builtPages()
    .map(({ path }) => path.slice(1))
    .filter((path) => !path.includes('404'));
  expect(
    [...pages, 'search/ko.json', 'search/en.json'].filter((path) => !stored.pages.includes(path)),
  ).toEqual([]);
});

test('every script and style is stored, the engine too, and no compressed copy of one', () => {
  const files = readdirSync(join(SITE, '_astro')).filter((file) => !/\.(br|gz|woff2)$/.test(file));
  const withoutFonts = stored.assets.filter((file) => !file.endsWith('.woff2'));
  expect(withoutFonts.sort()).toEqual(files.map((file) => `_astro/${file}`).sort());
  expect(stored.assets.filter((file) => /\/(kernel|process)\./.test(file))).toHaveLength(2);
});

test('what is stored is there, and costs at most 5 MB on the way', () => {
  const files = [...stored.pages, ...stored.assets].map((path) => fileAt(`${PREFIX}/${path}`) ?? path);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const sizes = files.map((file) => statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size);
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1024 ** 2;
  console.log(`${files.length} files, ${megabytes.toFixed(2)} MB compressed`);
  expect(megabytes).toBeLessThanOrEqual(5);
});

test('of the code font is stored what the course writes; letters that only learners write come when they do', () => {
  const slices = (files: readonly string[]) =>
    files.flatMap((file) => /\/(code-\d+-\w+)\./.exec(file)?.[1] ?? []).sort();
  expect(slices(stored.assets)).toEqual([
    'code-400-course',
    'code-400-signs',
    'code-700-course',
    'code-700-signs',
  ]);
  expect(slices(stored.fonts)).toEqual(['code-400-rest', 'code-700-rest']);
});

test('the manifest names the site, its start and icons that exist', () => {
  const manifest = JSON.parse(readFileSync(join(SITE, 'manifest.webmanifest'), 'utf8'));
  expect(manifest).toMatchObject({
    name: '이음 · Ieum',
    start_url: './',
    scope: './',
    display: 'minimal-ui',
  });
  const icons: { src: string; sizes: string; purpose: string }[] = manifest.icons;
  // A launcher that takes no SVG needs both kinds as pictures, of the size that is said.
  const sizeOf = (file: string) => {
    const header = readFileSync(join(SITE, file)).subarray(16, 24);
    return `${header.readUInt32BE(0)}x${header.readUInt32BE(4)}`;
  };
  const pictures = icons.filter(({ src }) => src.endsWith('.png'));
  expect(pictures.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 512x512',
  ]);
  expect(pictures.map(({ src }) => sizeOf(src))).toEqual(pictures.map(({ sizes }) => sizes));
  expect(icons.filter(({ src }) => !existsSync(join(SITE, src)))).toEqual([]);
  for (const { html } of builtPages().filter(({ path }) => path.startsWith('/2-1-'))) {
    expect(html).toContain(`<link rel="manifest" href="${PREFIX}/manifest.webmanifest">`);
  }
});

test('the worker isolates the pages that hosts are told to isolate, and no other', () => {
  const rules = readFileSync(join(SITE, '_headers'), 'utf8').split(/\n(?=\/)/);
  const told = rules
    .filter((rule) => rule.includes('Cross-Origin-Embedder-Policy'))
    .map((rule) => rule.split('\n')[0]!.slice(`${PREFIX}/`.length));
  expect(stored.isolated.toSorted()).toEqual(told.toSorted());
  expect(told.length).toBeGreaterThan(0);
});
