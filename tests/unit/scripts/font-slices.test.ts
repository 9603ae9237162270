import { expect, test } from 'vitest';
import { fontSlices } from '../../../scripts/font-slices.ts';

const CSS = `@font-face{font-family:P;src:url(/_astro/latin.woff2) format("woff2");unicode-range:U+20-7e,U+2014}
@font-face{font-family:P;src:url("./hangul.woff2");unicode-range:U+ac00, U+b???}
@font-face{font-family:Mono;src:url('mono.woff2')}`;

test.each([
  ['abc', ['latin.woff2', 'mono.woff2']],
  ['가', ['hangul.woff2', 'mono.woff2']],
  ['바 —', ['hangul.woff2', 'latin.woff2', 'mono.woff2']],
  ['각', ['mono.woff2']],
])('a text of “%s” wants %j', (text, files) => {
  expect([...fontSlices(CSS, new Set(text))].sort()).toEqual(files);
});
