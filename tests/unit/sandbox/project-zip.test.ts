import { expect, test } from 'vitest';
import { unzipFiles, zipFiles } from '../../../src/lib/sandbox/project-zip.ts';

const files = [
  { path: 'server.mjs', text: '// 서버\n' },
  { path: 'lib/frame.mjs', text: 'export {};\n' },
];

test('files come out of a zip as they went in, without the folder round them', () => {
  expect(unzipFiles(zipFiles('echo', files))).toEqual(files);
});

test('the same files make the same zip', () => {
  expect(zipFiles('echo', files)).toEqual(zipFiles('echo', files));
});

test('what is no zip is refused', () => {
  expect(() => unzipFiles(new TextEncoder().encode('not a zip'))).toThrow();
});
