const crypto = require('node:crypto');
const { pipeline } = require('node:stream/promises');
const { Readable } = require('node:stream');

const texts = ['', 'abc', '안녕하세요', 'x'.repeat(1000)];
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'SHA-256', 'sha384', 'sha512', 'RSA-SHA256', 'ripemd160'])
  for (const text of texts) {
    console.log(name, crypto.createHash(name).update(text).digest('hex'));
    console.log(name, crypto.createHmac(name, `key${text}`).update(text).digest('base64url'));
  }
const hash = crypto.createHash('sha256').update('a');
const copy = hash.copy();
console.log(hash.update('ff', 'hex').digest(), copy.digest('base64'), crypto.hash('sha1', 'one shot'));
console.log(crypto.createHash('md5').update(new Uint16Array([1, 2])).update(Buffer.from('b')).digest('latin1').length);
console.log(crypto.randomBytes(8).length, crypto.randomInt(5) < 5, crypto.randomUUID().length, crypto.getRandomValues(new Uint8Array(3)).length);
console.log(crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b')));
crypto.randomBytes(4, (error, bytes) => console.log('random', error, bytes.length));
crypto.randomInt(3, 9, (error, number) => console.log('integer', error, number >= 3 && number < 9));
for (const wrong of [
  () => crypto.createHash('none'),
  () => crypto.createHash(5),
  () => crypto.createHash('sha256', { outputLength: 5 }),
  () => crypto.createHmac('none', 'key'),
  () => crypto.createHmac('sha256'),
  () => crypto.createHash('sha256').update(5),
  () => crypto.hash('none', ''),
  () => hash.update('late'),
  () => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')),
  () => crypto.timingSafeEqual('a', 'b'),
  () => crypto.randomBytes(-1),
  () => crypto.randomInt(0),
])
  try {
    wrong();
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
pipeline(Readable.from(['a', 'b']), crypto.createHash('sha256').setEncoding('hex'), async function* (digests) {
  for await (const digest of digests) console.log('piped', digest);
});
