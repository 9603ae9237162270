const text = 'héllo ✓ 😀';
for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url']) {
  const source = encoding === 'hex' ? 'c3a9ff00' : text;
  const buffer = Buffer.from(source, encoding);
  console.log(encoding, buffer, buffer.toString(encoding), Buffer.byteLength(source, encoding));
}
const b = Buffer.alloc(16);
b.writeUInt32BE(0xdeadbeef, 0);
b.writeInt16LE(-2, 4);
b.writeDoubleBE(Math.PI, 6);
console.log(b, b.readUInt32BE(0).toString(16), b.readInt16LE(4), b.readDoubleBE(6));
console.log(b.subarray(1, 3), b.slice(-2), b.equals(Buffer.from(b)), Buffer.compare(Buffer.from('a'), Buffer.from('b')));
console.log(Buffer.concat([Buffer.from('ab'), Buffer.from('cd')], 3), Buffer.from([256, -1, 1.5]), Buffer.from('ff', 'hex'));
console.log(Buffer.from('hello world').indexOf('o', 5), Buffer.from('hello').lastIndexOf('l'), Buffer.from('abc').includes('d'));
console.log(Buffer.from('héllo').indexOf('é'), Buffer.from('aXbX').lastIndexOf('X', -2), Buffer.from('').indexOf(''), Buffer.from('abc').indexOf('c', -1));
console.log(Buffer.alloc(5, 'ab'), Buffer.alloc(3, 1), Buffer.from('abc').fill('xyz', 1), Buffer.from('test').toJSON());
console.log(Buffer.from('abcd').swap16(), Buffer.from('abcdefgh').swap32(), Buffer.isBuffer(b), Buffer.isEncoding('UTF-8'));
const small = Buffer.alloc(4);
console.log(small.write('€€'), small, small.write('zz', 3), small);
for (const call of [() => b.readUInt8(16), () => b.writeUInt8(256), () => Buffer.alloc(-1), () => Buffer.from(5), () => b.toString('nope')])
  try {
    call();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
console.log(new TextDecoder().decode(new TextEncoder().encode(text)) === text, atob('aGk='), btoa('hi'));
const { StringDecoder } = require('string_decoder');
const decoder = new StringDecoder('utf8');
const bytes = Buffer.from('✓😀é');
let decoded = '';
for (const byte of bytes) decoded += `[${decoder.write(Buffer.from([byte]))}]`;
console.log(decoded + decoder.end(), new StringDecoder('utf16le').write(Buffer.from('ab', 'utf16le')), new StringDecoder('base64').end(Buffer.from('a')));
console.log(Buffer.from([0xe2, 0x9c]).toString(), decoder.write(Buffer.from([0xe2])) + decoder.end(), [...Buffer.from('ab').entries()]);
