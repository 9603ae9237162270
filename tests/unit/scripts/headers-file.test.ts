import { expect, test } from 'vitest';
import { formatHeaders, headersOf, parseHeaders } from '../../../scripts/headers-file.ts';

const rules = new Map([
  ['/_astro/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }],
  [
    '/2-1-2/',
    { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'credentialless' },
  ],
]);

test('a _headers file names a path, and below it its headers', () => {
  expect(formatHeaders(rules)).toBe(`/_astro/*
  Cache-Control: public, max-age=31536000, immutable

/2-1-2/
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: credentialless
`);
  expect(parseHeaders(formatHeaders(rules))).toEqual(rules);
});

test('a path gets the headers of every rule that fits, and no other path’s', () => {
  expect(headersOf(rules, '/2-1-2/')).toEqual(rules.get('/2-1-2/'));
  expect(headersOf(rules, '/_astro/page.css')).toEqual(rules.get('/_astro/*'));
  expect(headersOf(rules, '/')).toEqual({});
  expect(headersOf(rules, '/2-1-2/more/')).toEqual({});
});
