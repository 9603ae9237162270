// Methods of Buffer that go straight to native code, with what it refuses; transcoding.
const buffer = require('buffer');
const t = (label, f) => {
  try {
    const v = f();
    console.log(label, v);
  } catch (e) {
    console.log(label, 'THROWS', e.name, e.code, e.message);
  }
};
const b = Buffer.from('the quick brown fox jumps over the lazy dog');
for (const [x, f, to] of [
  [Buffer.from('€'), 'utf8', 'ascii'],
  [Buffer.from('é'), 'utf8', 'latin1'],
  [Buffer.from('hé'), 'utf8', 'ucs2'],
  [Buffer.from('h\0é\0', 'latin1'), 'ucs2', 'utf8'],
  [Buffer.from('a'), 'hex', 'utf8'],
  [Buffer.from('a'), 'utf8', 'nope'],
  ['a', 'utf8', 'ucs2'],
  [Buffer.from([0xe9]), 'latin1', 'utf8'],
  [Buffer.from([0xe9]), 'binary', 'ucs2'],
  [Buffer.from('\u{1F600}'), 'utf8', 'ucs2'],
  [Buffer.from([0xff, 0x41]), 'utf8', 'ucs2'],
  [Buffer.alloc(0), 'utf8', 'ucs2'],
])
  t(`transcode ${f} ${to}`, () => buffer.transcode(x, f, to));
for (const m of [
  'asciiSlice',
  'base64Slice',
  'latin1Slice',
  'hexSlice',
  'ucs2Slice',
  'utf8Slice',
  'base64urlSlice',
])
  for (const a of [[], [1], [1, 3], [3, 1], [0, 100], [-1], ['a']])
    t(`${m} ${a}`, () => Buffer.from('abcdef')[m](...a));
for (const m of [
  'asciiWrite',
  'base64Write',
  'latin1Write',
  'hexWrite',
  'ucs2Write',
  'utf8Write',
  'base64urlWrite',
])
  for (const a of [['abcd'], ['abcd', 1], ['abcd', 1, 2], ['abcd', 9], [5], ['abcd', -1], ['abcd', 0, 100]])
    t(`${m} ${a}`, () => {
      const x = Buffer.alloc(6);
      return [x[m](...a), x];
    });
