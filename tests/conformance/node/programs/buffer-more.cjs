const {
  Buffer: B,
  constants,
  transcode,
  isUtf8,
  isAscii,
  SlowBuffer,
  kMaxLength,
  INSPECT_MAX_BYTES,
} = require('buffer');
const buffer = require('buffer');
const util = require('util');
let n = 0;
const t = (f) => {
  n++;
  try {
    const v = f();
    console.log(n, typeof v === 'string' ? JSON.stringify(v) : util.inspect(v));
  } catch (e) {
    console.log(n, 'ERR', e.name, e.code, e.message);
  }
};
t(() => Object.keys(buffer).sort().join());
t(() => [kMaxLength, constants]);
t(() => Object.getOwnPropertyNames(B.prototype).sort().join());
t(() => Object.getOwnPropertyNames(B).sort().join());
for (const enc of [
  'utf8',
  'utf-8',
  'UCS2',
  'ucs-2',
  'utf16le',
  'utf-16le',
  'latin1',
  'binary',
  'ascii',
  'hex',
  'base64',
  'base64url',
]) {
  t(() => B.from('héllo 한 😀 zz', enc));
  t(() => B.from([0, 1, 127, 128, 200, 255, 0xed, 0xa0, 0x80, 65, 66, 67]).toString(enc));
  t(() => B.byteLength('héllo 한 😀=', enc));
  t(() => B.alloc(10, 'ab한', enc));
  t(() => {
    const b = B.alloc(7);
    return [b.write('xyz한글😀', 1, enc), b];
  });
  t(() => {
    const b = B.alloc(7);
    return [b.write('xyz한글😀', 1, 3, enc), b];
  });
  t(() => B.from('abcabc').indexOf('bc', 2, enc));
  t(() => B.isEncoding(enc));
}
for (const s of [
  'abc',
  'abcd',
  'ab=',
  'a b c d',
  'YQ',
  'YQ==',
  'YQ=',
  '=YQ',
  'YQ==YQ==',
  '-_-_',
  '+/+/',
  'a',
  'zz',
  'a1b2c',
  '0x12',
  '\u0161\u0161',
]) {
  t(() => B.from(s, 'base64'));
  t(() => B.from(s, 'base64url'));
  t(() => B.from(s, 'hex'));
  t(() => B.byteLength(s, 'base64'));
  t(() => B.byteLength(s, 'hex'));
}
t(() => B.from('\ud800x\udc00'));
t(() => B.from([0xff, 0xfe, 0xe2, 0x82, 0xf0, 0x9f, 0x98]).toString());
t(() => B.from([0xc0, 0x80, 0xe0, 0x80, 0x80, 0xf5, 0x80]).toString());
t(() => B.from(5));
t(() => B.from(null));
t(() => B.from(undefined));
t(() => B.from({}));
t(() => B.from({ length: 3, 0: 1, 1: 2 }));
t(() => B.from({ type: 'Buffer', data: [1, 2] }));
t(() => B.from(new String('str')));
t(() => B.from(Symbol('x')));
t(() => B.from(new ArrayBuffer(8), 2, 4));
t(() => B.from(new ArrayBuffer(8), 9));
t(() => B.from(new ArrayBuffer(8), 2, 9));
t(() => B.from('x', 'nope'));
t(() => B.from([1.5, -1, 256, '3', 'x']));
t(() => B.from(new Uint16Array([1, 256, 65535])));
t(() => B.from({ valueOf: () => 'vo' }));
t(() => B.from({ [Symbol.toPrimitive]: () => 'prim' }));
t(() => B.from(() => {}));
t(() => B.from(true));
t(() => B.alloc(-1));
t(() => B.alloc('5'));
t(() => B.alloc(3, 1));
t(() => B.alloc(5, ''));
t(() => B.alloc(5, 'x', 'hex'));
t(() => B.alloc(3, B.from([])));
t(() => B.allocUnsafe(NaN));
t(() => B.alloc(kMaxLength + 1));
t(() => B.allocUnsafeSlow(2).length);
t(() => B.alloc(4, 'ab', 'utf16le'));
t(() => B.alloc(3, 257));
t(() => B.concat([B.from('a'), new Uint8Array([98])]));
t(() => B.concat([B.from('abc')], 2));
t(() => B.concat([B.from('a')], 4));
t(() => B.concat('x'));
t(() => B.concat(['x']));
t(() => B.concat([], -1));
t(() => B.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1));
t(() => B.copyBytesFrom('x'));
t(() => B.compare(B.from('a'), B.from('b')));
t(() => B.compare('a', B.from('b')));
t(() => B.from('abcd').compare(B.from('xbcx'), 1, 3, 1, 3));
t(() => B.from('a').compare(B.from('a'), 0, 5));
t(() => B.from('a').equals('a'));
t(() => B.from('abc').equals(new Uint8Array([97, 98, 99])));
const b = B.from('this is a buffer');
t(() => b.indexOf('is'));
t(() => b.indexOf('is', 3));
t(() => b.indexOf('is', -20));
t(() => b.lastIndexOf('is'));
t(() => b.lastIndexOf('is', 4));
t(() => b.lastIndexOf('is', -100));
t(() => b.indexOf(B.from('buf')));
t(() => b.indexOf(97));
t(() => b.indexOf(97.9 + 256));
t(() => b.indexOf(''));
t(() => b.indexOf('', 100));
t(() => b.lastIndexOf('', undefined));
t(() => b.indexOf(null));
t(() => b.indexOf({}));
t(() => b.includes('buffer', undefined));
t(() => b.indexOf('is', null));
t(() => b.indexOf('is', {}));
t(() => b.indexOf('is', 'ucs2'));
t(() => b.lastIndexOf('b', NaN));
t(() => b.indexOf('this is a buffer and more'));
t(() => B.from('aaaa').lastIndexOf('aa', 1));
t(() => B.from('한국한', 'utf16le').indexOf('한', 1, 'utf16le'));
t(() => B.from('0000').indexOf('00', 1, 'hex'));
t(() => b.indexOf(new Uint8Array([105, 115])));
t(() => b.indexOf('is', Infinity));
t(() => b.indexOf('is', -Infinity));
t(() => b.slice(-6, -1).toString());
t(() => b.subarray(2, 4));
t(() => b.slice('1', '3').toString());
t(() => b.toString('utf8', 5, 7));
t(() => b.toString('utf8', -3, 100));
t(() => b.toString('nope'));
t(() => b.toString('utf8', NaN, '4'));
t(() => b.toString(undefined, 1));
t(() => b.toString(null));
t(() => b.toJSON().data.length);
t(() => JSON.stringify(B.from('a')));
t(() => b.toLocaleString === b.toString);
t(() => B.alloc(5).fill('abc'));
t(() => B.alloc(5).fill('abc', 1, 3));
t(() => B.alloc(5).fill(300));
t(() => B.alloc(5).fill(''));
t(() => B.alloc(5).fill('zz', 'hex'));
t(() => B.alloc(5).fill('6162', 'hex'));
t(() => B.alloc(5).fill(1, -1));
t(() => B.alloc(5).fill(1, 0, 6));
t(() => B.alloc(5).fill('a', 0, 5, 'nope'));
t(() => B.alloc(5).fill('a', 3, 1));
t(() => B.alloc(5).fill(true));
t(() => B.alloc(5).fill(null));
t(() => B.alloc(5).fill('한'));
t(() => B.alloc(5).fill(B.from([1, 2])));
t(() => B.alloc(5).fill('a', '0'));
t(() => B.alloc(3).fill(undefined));
t(() => B.alloc(3).fill(1.9));
t(() => B.alloc(3).fill(-1));
t(() => B.alloc(4).fill('ab', 'latin1'));
t(() => B.alloc(4).fill('ab', 0, 'utf16le'));
t(() => {
  const x = B.alloc(3);
  return [b.copy(x), x];
});
t(() => {
  const x = B.alloc(3);
  return [b.copy(x, 1, 2, 3), x];
});
t(() => b.copy(B.alloc(3), -1));
t(() => b.copy(B.alloc(3), 5));
t(() => b.copy(B.alloc(3), 0, -1));
t(() => b.copy(B.alloc(3), 0, 100));
t(() => b.copy(B.alloc(3), 0, 0, -1));
t(() => b.copy('x'));
t(() => {
  const y = B.from('abcdef');
  y.copy(y, 2, 0, 4);
  return y.toString();
});
t(() => B.from([1, 2, 3, 4]).swap16());
t(() => B.from([1, 2, 3]).swap16());
t(() => B.from([1, 2, 3, 4]).swap32());
t(() => B.from([1, 2, 3, 4, 5, 6, 7, 8]).swap64());
t(() => B.alloc(9).swap64());
const nb = B.from([0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0xff, 0x80]);
for (const m of [
  'UInt8',
  'UInt16LE',
  'UInt16BE',
  'UInt32LE',
  'UInt32BE',
  'Int8',
  'Int16LE',
  'Int16BE',
  'Int32LE',
  'Int32BE',
  'FloatLE',
  'FloatBE',
  'DoubleLE',
  'DoubleBE',
  'BigInt64LE',
  'BigInt64BE',
  'BigUInt64LE',
  'BigUInt64BE',
]) {
  t(() => nb['read' + m](1));
  t(() => nb['read' + m](9));
  t(() => nb['read' + m](-1));
  t(() => nb['read' + m]('1'));
  t(() => nb['read' + m](1.5));
  t(() => {
    const w = B.alloc(9);
    const r = w['write' + m](m.startsWith('Big') ? 127n : 100, 1);
    return [r, w];
  });
  t(() => B.alloc(8)['write' + m](m.startsWith('Big') ? 2n ** 70n : 1e40, 0));
  t(() => B.alloc(8)['write' + m](m.startsWith('Big') ? -1n : -200, 0));
  t(() => B.alloc(8)['write' + m]('x', 0));
  t(() => B.alloc(1)['write' + m](m.startsWith('Big') ? 1n : 1, 5));
}
for (const m of ['UIntLE', 'UIntBE', 'IntLE', 'IntBE'])
  for (const len of [1, 2, 3, 4, 5, 6, 7, 0, '2', undefined]) {
    t(() => nb['read' + m](2, len));
    t(() => {
      const w = B.alloc(8);
      return [w['write' + m](0x71, 1, len), w];
    });
    t(() => B.alloc(8)['write' + m](2 ** 50, 1, len));
  }
t(() => b.readUint8 === b.readUInt8);
t(() => b.parent === b.buffer);
t(() => B.poolSize);
t(() => b.offset === b.byteOffset);
t(() => B.of(1, 2));
t(() => B.isBuffer(new Uint8Array(1)));
t(() => B.name + B.length);
t(() => B(3));
t(() => new B('abc'));
t(() => new B(4, 'x'));
t(() => SlowBuffer && SlowBuffer(3).length);
t(() => transcode(B.from('€'), 'utf8', 'ascii'));
t(() => transcode(B.from('é'), 'utf8', 'latin1'));
t(() => transcode(B.from('é'), 'utf8', 'utf16le'));
t(() => transcode(B.from('é', 'latin1'), 'latin1', 'utf8'));
t(() => transcode(B.from('x'), 'utf8', 'hex'));
t(() => transcode(B.from('x'), 'b', 'utf8'));
t(() => transcode('x', 'utf8', 'latin1'));
t(() => transcode(B.alloc(0), 'utf8', 'latin1'));
t(() => transcode(B.from('한', 'utf16le'), 'ucs2', 'utf8'));
t(() => isUtf8(B.from([0xc0])));
t(() => isAscii(B.from('é')));
t(() => isUtf8('x'));
t(() => isAscii(new ArrayBuffer(2)));
t(() => buffer.atob('  YQ = = '));
t(() => buffer.atob('YQ==='));
t(() => buffer.atob('a'));
t(() => buffer.atob(null));
t(() => buffer.btoa(undefined));
t(() => buffer.atob());
t(() => buffer.btoa('\xff'));
t(() => {
  buffer.INSPECT_MAX_BYTES = 2;
  const r = util.inspect(b);
  buffer.INSPECT_MAX_BYTES = 50;
  return r;
});
t(() => util.inspect(B.alloc(60)));
t(() => {
  buffer.INSPECT_MAX_BYTES = 'x';
});
t(() => [...B.from('ab').entries()]);
t(() => [...B.from('ab').keys()]);
t(() => B.from('ab').map((x) => x + 1));
t(() => B.from('abc').filter((x) => x > 97));
t(() => B.from('ab').at(-1));
t(() => b.toString('latin1', 0, 4));
t(() => b.latin1Slice(0, 3));
t(() => b.utf8Write('zz', 0));
t(() => b.hexSlice(0, 3));
t(() => b.asciiSlice(-1));
t(() => b.utf8Slice(100));
t(() => b.ucs2Slice(0, 4));
t(() => B.from('abc').base64Slice());
t(() => b.utf8Write('a', 100));
t(() => b.write('a', -1));
t(() => b.write('a', 100));
t(() => b.write(5));
t(() => b.write('abc', 0, 100));
t(() => b.write('abc', 'utf8'));
t(() => b.write('abc', '1'));
t(() => b.write('a', 0, 'nope'));
t(() => b.write('abc', 0, -1));
t(() => b.write('abc', 1.5));
t(() => structuredClone(B.from('a')));
t(() => {
  const x = B.from('abc');
  x[0] = 300;
  x[1] = -1;
  x[5] = 1;
  return [x, x.length, x[5]];
});
t(() => B.from('a') + 'b');
t(() => `${B.from('hi')}`);
t(() => B.from('abc').inspect());
t(() => Object.keys(B.from('ab')));
t(() => B.from(B.from('x'), 'utf8'));
t(() => B.prototype.constructor === B);
t(() => B.from('x') instanceof Uint8Array);
t(() => {
  class X extends B {}
  return new X(3).constructor.name;
});
t(() =>
  B.from(
    new (class {
      toString() {
        return 's';
      }
    })(),
  ),
);
const { StringDecoder } = require('string_decoder');
for (const enc of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii']) {
  t(() => {
    const d = new StringDecoder(enc);
    let o = [];
    for (const byte of [0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xc3, 0x41, 0xff, 0xe2, 0x82])
      o.push(d.write(B.from([byte])));
    o.push(d.end());
    return o;
  });
  t(() => {
    const d = new StringDecoder(enc);
    return [
      d.write(B.from([0x3d, 0xd8, 0x4d])),
      d.lastNeed,
      d.lastTotal,
      d.write(B.from([0xdc])),
      d.end(B.from([0xd8])),
      d.end(),
    ];
  });
}
t(() => new StringDecoder('nope'));
t(() => new StringDecoder().encoding);
t(() => new StringDecoder('utf8').write(5));
t(() => new StringDecoder('utf8').write('str'));
t(() => new StringDecoder(1));
t(() => StringDecoder('utf8'));
t(() => util.inspect(new StringDecoder('utf8')).split('\n').length);
t(() => new StringDecoder('utf8').text(B.from('abc'), 1));
