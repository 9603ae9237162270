import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { type CodePoints, cutSlices, rangesOf, type Slice } from './code-font-slices.ts';

const root = join(import.meta.dirname, '..');
const vendor = join(root, 'node_modules/d2coding');
const target = join(root, '.cache/code-font');

/** D2Coding's licence reserves its name: what is cut from it goes by another, in the font itself as well. */
const ORIGINAL = 'D2Coding';
const FAMILY = 'IeumCode';

const weights = [
  { weight: 400, file: 'd2coding-subset.ttf' },
  { weight: 700, file: 'd2coding-bold-subset.ttf' },
] as const;

/**
 * Cuts the font of code into slices before the site is built, so that a page fetches a third of it: `code-font.css`
 * and its files in `.cache/code-font/`, made again when the font, how it is cut or the letters of the course have changed.
 */
export function codeFont(): AstroIntegration {
  return { name: 'ieum-code-font', hooks: { 'astro:config:setup': cutCodeFont } };
}

async function cutCodeFont(): Promise<void> {
  const slices = cutSlices(lettersOfTheCourse());
  const hash = createHash('sha256').update(JSON.stringify(slices));
  for (const file of [import.meta.filename, join(vendor, 'package.json')]) hash.update(readFileSync(file));
  const inputs = hash.digest('hex');
  const hashFile = join(target, 'inputs.sha256');
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === inputs) return;

  mkdirSync(target, { recursive: true });
  const rules: string[] = [];
  for (const { weight, file } of weights) {
    const font = renamed(readFileSync(join(vendor, 'fonts', file)));
    for (const slice of slices) {
      const name = `code-${weight}-${slice.name}.woff2`;
      writeFileSync(
        join(target, name),
        await subsetFont(font, textOf(slice.codePoints), { targetFormat: 'woff2' }),
      );
      rules.push(fontFace(weight, name, slice));
    }
  }
  writeFileSync(join(target, 'code-font.css'), rules.join('\n'));
  writeFileSync(hashFile, inputs);
}

/** The font under its new name, which is as long as the old one, so that nothing in the file moves. */
function renamed(font: Buffer): Buffer {
  const utf16 = (name: string) => Buffer.from(name, 'utf16le').swap16().toString('latin1');
  const text = font
    .toString('latin1')
    .replaceAll(ORIGINAL, FAMILY)
    .replaceAll(utf16(ORIGINAL), utf16(FAMILY));
  return Buffer.from(text, 'latin1');
}

/** The letters in all text of `src` (lessons, labs, widgets, messages) and in what Starlight says around it. */
function lettersOfTheCourse(): ReadonlySet<string> {
  const ours = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(mdx?|astro|tsx?|m?js|yaml|json|txt|html)$/.test(file))
    .map((file) => join('src', file));
  const starlights = 'node_modules/@astrojs/starlight/dist/translations/ko.js';
  return new Set([...ours, starlights].flatMap((file) => [...readFileSync(join(root, file), 'utf8')]));
}

function textOf(codePoints: CodePoints): string {
  let text = '';
  for (const [from, to] of codePoints) {
    for (let code = from; code <= to; code++) text += String.fromCodePoint(code);
  }
  return text;
}

const fontFace = (weight: number, file: string, { codePoints }: Slice): string => `@font-face {
  font-family: "${FAMILY}";
  font-weight: ${weight};
  font-display: swap;
  src: url("./${file}") format("woff2");
  unicode-range: ${rangesOf(codePoints)};
}`;
