import { Duplex, PassThrough, Readable, Transform, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
const upper = new Transform({ transform: (chunk, _, done) => done(null, String(chunk).toUpperCase()) });
const parts = [];
await pipeline(Readable.from(['a', 'b', 'c']), upper, new Writable({ write(chunk, _, done) { parts.push(String(chunk)); setImmediate(done); } }));
console.log(parts);
const slow = new Writable({ highWaterMark: 4, write(chunk, encoding, done) { console.log('write', String(chunk), encoding); setTimeout(done, 2); } });
console.log(slow.write('abc'), slow.write('de'), slow.writableLength, slow.writableNeedDrain);
slow.on('drain', () => console.log('drain')).on('finish', () => console.log('finish')).on('close', () => console.log('close'));
slow.end('f');
await finished(slow);
const readable = new Readable({ read(size) { this.push(this.count++ < 3 ? `chunk ${this.count} ` : null); } });
readable.count = 0;
console.log(await text(readable));
const broken = new PassThrough();
const result = finished(broken).catch((error) => `${error.name}: ${error.message}`);
broken.destroy(new Error('broken'));
console.log(await result, broken.destroyed, broken.closed);
try {
  await pipeline(Readable.from(['x']), async function* (source) { for await (const item of source) yield item + '!'; throw new Error('in the middle'); }, new PassThrough().resume());
} catch (error) {
  console.log(error.message);
}
const ended = new Writable({ write(c, e, d) { d(); } });
ended.end();
ended.on('error', (error) => console.log(error.code));
ended.write('late');
const duplex = Duplex.from(async function* (source) { for await (const item of source) yield `<${item}>`; });
duplex.end('d');
console.log(await text(duplex));
console.log(await Readable.from([1, 2, 3, 4]).filter((n) => n % 2 === 0).map((n) => n * 10).toArray());
const controlled = new Readable({ read() {} });
controlled.on('readable', () => { let item; while ((item = controlled.read(2)) !== null) console.log('read', String(item)); });
controlled.push('abcd');
controlled.push('ef');
controlled.push(null);
controlled.on('end', () => console.log('end'));
