// What the assertions of loose and strict equality make of each value beside each other.
const assert = require('assert');
const copy = () => [
  [1],
  ['1'],
  [1, 2],
  [[1]],
  [, 1],
  [undefined, 1],
  Object.assign([1], { x: 1 }),
  Object.assign([1], { [Symbol.for('q')]: 1 }),
  { 0: 1, length: 1 },
  {},
  { a: 1 },
  { a: '1' },
  new Set([1]),
  new Set(['1']),
  new Map([[1, 1]]),
  new Map([['1', 1]]),
  new Date(0),
  new Date(1),
  /a/,
  /a/g,
  new Error('a'),
  new TypeError('a'),
  Object(1),
  Object('1'),
  1,
  '1',
  null,
  undefined,
  NaN,
  0,
  -0,
  true,
  Buffer.from('a'),
  new Uint8Array([97]),
  new Float32Array([1]),
  new ArrayBuffer(1),
  new (class extends Array {})(1),
  Object.create(null),
  () => {},
  Symbol.for('a'),
  1n,
  (function () {
    return arguments;
  })(1),
  new Set([{ a: 1 }]),
  new Map([[{ a: 1 }, 2]]),
  new Set([[1], [2]]),
  new URL('http://a'),
];
const others = copy();
for (const name of ['deepEqual', 'deepStrictEqual', 'notDeepEqual'])
  copy().forEach((a, index) =>
    console.log(
      name,
      index,
      others
        .map((b) => {
          try {
            assert[name](a, b, 'no');
            return '1';
          } catch {
            return '0';
          }
        })
        .join(''),
    ),
  );
