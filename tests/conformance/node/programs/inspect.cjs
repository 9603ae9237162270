const util = require('node:util');
class Point {
  #secret = 1;
  x = 1;
  static origin = new Point();
  get length() {
    return 5;
  }
}
const circular = { name: 'loop' };
circular.self = circular;
console.log(new Point(), Point, [Point], { Point });
console.log(circular);
console.log([1, , 3], new Array(5), [undefined, null], Array.from({ length: 120 }, (_, i) => i));
console.log({ a: { b: { c: { d: 1 } } } }, util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: null }));
console.log(new Map([['key', { deep: [1, 2] }]]), new Set(['a', 1]), new WeakMap());
console.log('text', ['it\'s', "a \"quote\"", `both ' and "`], '\u0007', ['\n\t']);
console.log(Symbol('s'), [Symbol.iterator], 10n, -0, [-0], NaN, 1e21, 0.1 + 0.2);
console.log(function named() {}, () => {}, async () => {}, function* generator() {}, class extends Point {});
console.log(new Date(0), [new Date(NaN)], /re/gi, new Error('shown').message);
console.log(new Uint8Array([1, 2, 3]), new ArrayBuffer(4), new DataView(new ArrayBuffer(2)), Buffer.from('buffer'));
console.log(Object.create(null), Object.create({}), Object.create(Point.prototype), globalThis === global);
console.log({ get a() { return 1; }, set a(v) {}, get b() { return 2; }, set c(v) {} });
console.log([['nested', ['arrays', ['deeper', ['deepest']]]]], { 'a-b': 1, 2: 3, [Symbol('k')]: 4 });
console.log(util.inspect('x'.repeat(200)).length, util.inspect({ long: 'y'.repeat(100), other: 'z'.repeat(30) }));
console.log(util.format('%s %d %i %f %j %o %O %%', 'a', '42', 3.9, '1.5', { j: 1 }, [1], { O: 1 }), util.format('no args %s'));
console.log(util.inspect(new Proxy({ a: 1 }, {})), util.types.isDate(new Date()), util.isDeepStrictEqual({ a: [1] }, { a: [1] }));
console.log(new (class Foo extends Map {})([[1, 2]]), new (class Bar extends Array {})(3), new String('boxed'), new Number(3));
console.log(util.inspect({ [util.inspect.custom]: () => 'custom!' }), util.styleText('red', 'plain').length);
console.log(Object.assign(() => {}, { prop: 1 }), Object.assign(function f() {}, { a: { b: 1 } }));
(function () {
  console.log(arguments);
})(1, 2);
console.log([1.5, 2.25, 100], ['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff', 'ggggggg'], [[]], [{}], {});
console.log(new AbortController().signal.aborted, new URL('http://user:pw@host:81/p?q=1#h'), new URLSearchParams('a=1&b=2'));
console.log(process.versions.node === process.version.slice(1), typeof process.hrtime.bigint());
