import { expect, test } from 'vitest';
import { splitSources } from '../../../src/components/sandbox/source-links.ts';

const files = [
  { path: 'server.mjs', text: '' },
  { path: 'lib/frame.mjs', text: '' },
];

/** Links in brackets, with the place they lead to. */
const read = (text: string): string =>
  splitSources(text, files)
    .map((part) =>
      typeof part === 'string'
        ? part
        : `[${part.text} = ${part.source.file} ${part.source.line}:${part.source.column}]`,
    )
    .join('');

test.each([
  ['file:///home/server.mjs:5', '[file:///home/server.mjs:5 = server.mjs 5:1]'],
  [
    '    at main (file:///home/server.mjs:5:3)',
    '    at main ([file:///home/server.mjs:5:3 = server.mjs 5:3])',
  ],
  ['/home/lib/frame.mjs:12:7', '[/home/lib/frame.mjs:12:7 = lib/frame.mjs 12:7]'],
  ['server.mjs:7', '[server.mjs:7 = server.mjs 7:1]'],
])('a place in a file of the learner is a link: %s', (text, links) => {
  expect(read(text)).toBe(links);
});

test.each([
  'node:internal/modules/esm:5:3',
  '/home/frame.mjs:3',
  'connect ECONNREFUSED 10.0.0.2:7007',
  '3 < 4:5',
])('everything else stays text: %s', (text) => {
  expect(read(text)).toBe(text);
});
