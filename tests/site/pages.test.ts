import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { labSchema } from '../../src/lib/sandbox/lab.ts';
import { builtPages, fileAt, gzippedSize, PREFIX, readableText, SITE } from './built-pages.ts';

const pages = builtPages();
const attributes = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);

test('the lessons, the home page and the licences are there in both languages', () => {
  const paths = pages.map(({ path }) => path);
  for (const path of [
    '/',
    '/2-1-1/',
    '/2-1-2/',
    '/2-1-3/',
    '/2-1-4/',
    '/2-1-5/',
    '/glossary/',
    '/labs/',
    '/check/',
    '/review/',
    '/progress/',
    '/about/',
    '/about/licenses/',
  ]) {
    expect(paths).toContain(path);
    expect(paths).toContain(`/en${path}`);
  }
});

test('the glossary has every term in both languages, and says which lesson introduces it', () => {
  const terms: { id: string; ko: string; en: string }[] = parse(
    readFileSync('src/content/glossary/terms.yaml', 'utf8'),
  );
  for (const prefix of ['', '/en']) {
    const { html } = pages.find(({ path }) => path === `${prefix}/glossary/`)!;
    for (const { id, ko, en } of terms) {
      const entry = new RegExp(`<div id="${id}".*?</div>`, 's').exec(html)?.[0] ?? '';
      expect(entry, id).toContain(ko);
      expect(entry, id).toContain(en);
      expect(entry, id).toMatch(/>2\.1\.\d<\/a>/);
    }
  }
});

test('every lab has a page in both languages, listed below its lesson with its goal', () => {
  for (const [language, prefix] of [
    ['ko', ''],
    ['en', '/en'],
  ] as const) {
    const list = pages.find(({ path }) => path === `${prefix}/labs/`)!.html;
    for (const file of globSync('src/content/labs/*/lab.yaml')) {
      const lab = labSchema.parse(parse(readFileSync(file, 'utf8')));
      const id = file.split('/').at(-2)!;
      const section = list.split(`<h2 id="${lab.lesson}"`)[1]?.split('<h2')[0] ?? '';
      expect(section, id).toContain(`href="./${id}/"`);
      expect(readableText(section), id).toContain(lab.goal[language]);
      const page = pages.find(({ path }) => path === `${prefix}/labs/${id}/`)!.html;
      expect(readableText(page), id).toContain(lab.goal[language]);
      expect(page, id).toMatch(/<ol [^>]*aria-label="[^"]*"[^>]*>\s*<li/);
      expect(page, id).toContain(`data-file="${lab.files[0]}"`);
      expect(
        [...page.matchAll(/<h(\d)/g)].map(([, level]) => level).filter((level) => level === '1'),
      ).toHaveLength(1);
    }
  }
});

describe.each(pages)('$path', ({ path, html }) => {
  test('prints no stray asterisks of unrecognised bold text', () => {
    expect(readableText(html).match(/.{0,40}\*\*.{0,40}/g)).toBeNull();
  });

  test('names its language and describes itself', () => {
    expect(/<html[^>]* lang="([^"]*)"/.exec(html)?.[1]).toBe(path.startsWith('/en/') ? 'en' : 'ko');
    expect(/<meta name="description" content="([^"]*)"/.exec(html)?.[1]).toBeTruthy();
  });

  test('loads nothing from another host', () => {
    const loaded = attributes(html, /<(?:script|img|iframe|source)[^>]+src="([^"]+)"/g);
    const linked = [...html.matchAll(/<link[^>]+>/g)]
      .map(([tag]) => tag)
      .filter((tag) => /rel="(?:stylesheet|icon|shortcut icon|preload|modulepreload|manifest)"/.test(tag))
      .map((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? '');
    expect([...loaded, ...linked].filter((url) => /^(https?:)?\/\//.test(url))).toEqual([]);
  });

  test('links to pages and places that exist', () => {
    const links = attributes(html, /<a[^>]+href="([^"]+)"/g).filter(
      (href) => !/^(https?:|mailto:)/.test(href),
    );
    const broken = links.filter((href) => {
      const { pathname, hash } = new URL(href, `http://site${PREFIX}${path}`);
      const file = fileAt(pathname);
      if (!file) return true;
      const id = decodeURIComponent(hash.slice(1)).split('?')[0]!;
      return id !== '' && !readFileSync(file, 'utf8').includes(`id="${id}"`);
    });
    expect([...new Set(broken)]).toEqual([]);
  });
});

/** HTML, style sheets and scripts that a browser fetches to show a page, before anyone touches it. Fonts are apart. */
function bytesBeforeInteraction(html: string): number {
  const styles = attributes(html, /<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = attributes(html, /<script[^>]+src="([^"]+)"/g);
  const fetched = new Set<string>();
  const follow = (path: string) => {
    if (fetched.has(path)) return;
    fetched.add(path);
    if (!path.endsWith('.js')) return;
    const source = readFileSync(fileAt(path)!, 'utf8');
    for (const [, specifier] of source.matchAll(/\b(?:from|import)\s*["']([^"']+\.js)["']/g)) {
      follow(new URL(specifier!, `http://site${path}`).pathname);
    }
  };
  for (const path of [...styles, ...scripts]) follow(path);
  const files = [...fetched].filter((path) => !isFontSheet(path));
  return gzippedSize(html) + files.reduce((sum, path) => sum + gzippedSize(readFileSync(fileAt(path)!)), 0);
}

const isFontSheet = (path: string): boolean =>
  path.endsWith('.css') &&
  !readFileSync(fileAt(path)!, 'utf8')
    .replace(/@font-face\s*{[^}]*}/g, '')
    .trim();

test('a reading page costs at most 65 KB compressed before any interaction', () => {
  const heavy = pages
    .map(({ path, html }) => ({ path, kilobytes: Math.round(bytesBeforeInteraction(html) / 102.4) / 10 }))
    .toSorted((a, b) => b.kilobytes - a.kilobytes);
  console.log(
    heavy.map(({ path, kilobytes }) => `${kilobytes.toFixed(1).padStart(6)} KB ${path}`).join('\n'),
  );
  expect(heavy.filter(({ kilobytes }) => kilobytes > 65)).toEqual([]);
});

test('the engine costs at most 350 KB compressed, and only who runs something pays', () => {
  const scripts = readdirSync(join(SITE, '_astro')).filter((file) => /^(kernel|process)\..*\.js$/.test(file));
  const kilobytes = scripts.map((file) => statSync(join(SITE, '_astro', `${file}.br`)).size / 1024);
  console.log(scripts.map((file, index) => `${kilobytes[index]!.toFixed(1)} KB ${file}`).join('\n'));
  expect(scripts).toHaveLength(2);
  expect(kilobytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(350);
  expect(pages.filter(({ html }) => scripts.some((file) => html.includes(file)))).toEqual([]);
});

test('the licences page names Node.js and every font', () => {
  const licenses = readFileSync(fileAt(`${PREFIX}/about/licenses/`)!, 'utf8');
  const works = ['Node.js', 'pretendard', 'D2Coding', 'preact', '@codemirror/view', '@astrojs/starlight'];
  expect(works.filter((name) => !licenses.includes(name))).toEqual([]);
});

test('a page that does not exist has a page of its own', () => {
  expect(statSync(join(SITE, '404.html')).size).toBeGreaterThan(0);
});
