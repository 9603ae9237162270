import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readShareFragment, shareFragment } from '../../../src/lib/sandbox/share-link.ts';

const work = {
  lab: 'echo',
  texts: { 'client.mjs': "socket.end('안녕');\n" },
  seed: 7,
  links: [{ between: ['client', 'server.lab'] as const, delay: 50, loss: 1.5 }],
};

test('a link carries the code, the seed and the conditions of the links', async () => {
  expect(await readShareFragment(shareFragment(work))).toEqual(work);
});

test('any code goes into a link and comes out as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), async (texts) => {
      const read = await readShareFragment(shareFragment({ lab: 'echo', texts }));
      expect(read?.texts).toEqual({ ...texts });
    }),
  );
});

test('a link that says nothing readable is nobody’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => void (await readShareFragment(`#code=${text}`))),
  );
  expect(await readShareFragment('')).toBeUndefined();
  expect(await readShareFragment('#w-swarm?N=30')).toBeUndefined();
  expect(await readShareFragment(shareFragment({ lab: 'echo', texts: { a: 5 as never } }))).toBeUndefined();
});

test('a small link that claims to hold gigabytes is not unpacked', async () => {
  const bomb = deflateSync(strToU8(`{"lab":"echo","texts":{"a":"${'x'.repeat(10_000_000)}"}}`), { level: 9 });
  const text = btoa(Array.from(bomb, (byte) => String.fromCharCode(byte)).join(''));
  expect(await readShareFragment(`#code=${text.replaceAll('+', '-').replaceAll('/', '_')}`)).toBeUndefined();
});
