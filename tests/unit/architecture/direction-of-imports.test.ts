import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|tsx|astro|mdx)$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Every import of every source file; relative ones as paths from the root. */
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\()['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  );
  return specifiers.map((specifier) => ({
    file,
    target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
  }));
});

/** Imports from files below `folder` whose target is not allowed. */
function breaches(folder: string, allowed: (target: string) => boolean): string[] {
  return imports
    .filter(({ file, target }) => file.startsWith(folder) && !allowed(target))
    .map(({ file, target }) => `${file} imports ${target}`);
}

const below =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(folder));

test('the networking model imports nothing but itself', () => {
  expect(breaches('src/lib/net/', below('src/lib/net/'))).toEqual([]);
});

test('distribution, queueing, structure, quiz, search and i18n are leaves of the library; chance has one generator, events one queue', () => {
  const shared = ['src/lib/net/random.ts', 'src/lib/net/event-queue.ts'];
  for (const leaf of ['distribution', 'queueing', 'structure', 'search', 'i18n']) {
    expect(breaches(`src/lib/${leaf}/`, below(`src/lib/${leaf}/`, ...shared))).toEqual([]);
  }
  expect(breaches('src/lib/quiz/', below('src/lib/quiz/', 'src/lib/distribution/', 'astro/zod'))).toEqual([]);
});

test('progress knows the browser storage and nothing else', () => {
  expect(breaches('src/lib/progress/', below('src/lib/progress/', 'src/lib/storage/'))).toEqual([]);
});

test('experiments know the model and nothing else', () => {
  expect(breaches('src/lib/experiments/', below('src/lib/experiments/', 'src/lib/net/'))).toEqual([]);
});

test('messages and TLS know the model, its experiments and each other', () => {
  const known = below('src/lib/messages/', 'src/lib/tls/', 'src/lib/experiments/', 'src/lib/net/');
  for (const folder of ['messages', 'tls']) expect(breaches(`src/lib/${folder}/`, known)).toEqual([]);
});

test("Node's library knows the model, and neither knows the sandbox", () => {
  expect(
    breaches('src/lib/node/', (target) => !below('src/lib/sandbox', 'src/components', 'src/content')(target)),
  ).toEqual([]);
});

test("a lab's checks know the model and what a run tells, and no engine", () => {
  const told = ['src/lib/sandbox/engine.ts', 'src/lib/sandbox/project.ts'];
  expect(
    breaches('src/lib/lab-check/', below('src/lib/lab-check/', 'src/lib/net/', 'src/lib/i18n/', ...told)),
  ).toEqual([]);
});

test('the library never imports components, content, Preact or Astro', () => {
  const foreign = below('src/components', 'src/content', 'preact', '@preact', 'astro:');
  expect(breaches('src/lib/', (target) => !foreign(target))).toEqual([]);
});

test('components never import content', () => {
  expect(breaches('src/components/', (target) => !below('src/content/docs')(target))).toEqual([]);
});

test('only the WebContainer engine imports the WebContainer client', () => {
  const elsewhere = imports.filter(
    ({ file, target }) => target === '@webcontainer/api' && !file.startsWith('src/lib/sandbox/webcontainer/'),
  );
  expect(elsewhere).toEqual([]);
});

test('one file uses the browser storage; others only name it to hide it', () => {
  const using = files.filter((file) =>
    /\b(localStorage|sessionStorage|indexedDB)\b/.test(
      readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    ),
  );
  expect(using).toEqual([
    // Says to Starlight that there is none where it is forbidden.
    'src/components/starlight/Head.astro',
    'src/lib/node/realm-globals.ts',
    'src/lib/storage/browser-storage.ts',
  ]);
});

test('there are no barrel files', () => {
  expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([]);
});
