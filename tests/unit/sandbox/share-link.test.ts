import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readShareFragment, shareFragment } from '../../../src/lib/sandbox/share-link.ts';

const work = {
  lab: 'echo',
  texts: { 'client.mjs': "socket.end('안녕');\n" },
  seed: 7,
  link: { delay: 50, loss: 1.5 },
};

test('a link carries the code, the seed and the link’s conditions', () => {
  expect(readShareFragment(shareFragment(work))).toEqual(work);
});

test('any code goes into a link and comes out as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (texts) => {
      expect(readShareFragment(shareFragment({ lab: 'echo', texts }))?.texts).toEqual({ ...texts });
    }),
  );
});

test('a link that says nothing readable is nobody’s', () => {
  fc.assert(fc.property(fc.string(), (text) => void readShareFragment(`#code=${text}`)));
  expect(readShareFragment('')).toBeUndefined();
  expect(readShareFragment('#w-swarm?N=30')).toBeUndefined();
  expect(readShareFragment(shareFragment({ lab: 'echo', texts: { a: 5 as never } }))).toBeUndefined();
});

test('a small link that claims to hold gigabytes is not unpacked', () => {
  const bomb = deflateSync(strToU8(`{"lab":"echo","texts":{"a":"${'x'.repeat(10_000_000)}"}}`), { level: 9 });
  const text = btoa(Array.from(bomb, (byte) => String.fromCharCode(byte)).join(''));
  expect(readShareFragment(`#code=${text.replaceAll('+', '-').replaceAll('/', '_')}`)).toBeUndefined();
});
