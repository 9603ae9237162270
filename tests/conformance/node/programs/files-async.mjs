import fs from 'node:fs';
import { appendFile, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

const folder = join(import.meta.dirname, 'files-async');
const at = (name) => join(folder, name);
const shown = (text) => text.replaceAll(folder, '<folder>');
await mkdir(folder);
await writeFile(at('a.txt'), 'first\nsecond\n');
await appendFile(at('a.txt'), 'third');
console.log(await readFile(at('a.txt'), 'utf8'), (await stat(at('a.txt'))).size, await readdir(folder));
const wrongs = [() => readFile(at('none')), () => mkdir(folder), () => rm(at('none'))];
wrongs.push(() => rename(at('none'), at('x')), () => readdir(at('a.txt')), () => rm(folder));
for (const wrong of wrongs)
  await wrong().catch((error) => console.log(shown(error.message), error.code, error.errno, error.syscall));

for await (const line of createInterface({ input: fs.createReadStream(at('a.txt')) })) console.log('line', line);
const handle = await open(at('b.bin'), 'w+');
console.log((await handle.write('0123456789')).bytesWritten, (await handle.read(Buffer.alloc(4), 0, 4, 2)).buffer.toString());
await handle.truncate(5);
console.log((await handle.stat()).size, await handle.readFile('utf8'));
await handle.close();
console.log(handle.fd);
await pipeline(fs.createReadStream(at('b.bin'), { start: 1, end: 3 }), fs.createWriteStream(at('c.bin')));
console.log(await readFile(at('c.bin'), 'latin1'));
for await (const line of (await open(at('a.txt'))).readLines()) console.log('handle', line);
console.log((await mkdtemp(at('t-'))).length - at('t-').length);

const big = fs.createWriteStream(at('big'), { highWaterMark: 1000 });
for (let count = 0; count < 5; count++) console.log(big.write('x'.repeat(400)));
big.end();
big.on('finish', () => console.log('finish', big.bytesWritten));
await new Promise((closed) => big.on('close', closed));
const sizes = [];
for await (const chunk of fs.createReadStream(at('big'), { highWaterMark: 900 })) sizes.push(chunk.length);
console.log(sizes);
const missing = fs.createReadStream(at('none'));
missing.on('error', (error) => console.log('stream', shown(error.message)));
await new Promise((closed) => missing.on('close', closed));

const answers = [];
await new Promise((done) =>
  fs.readFile(at('a.txt'), 'utf8', (error, text) => {
    answers.push(error, text.length);
    fs.stat(at('none'), (error, stats) => {
      answers.push(error.code, stats);
      fs.writeFile(at('d'), 'callback', (error) => {
        answers.push(error);
        fs.readdir(folder, { withFileTypes: true }, (error, entries) => {
          answers.push(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
          fs.exists(at('d'), (found) => done(answers.push(found)));
        });
      });
    });
  }),
);
console.log(answers);
await rm(folder, { recursive: true });
console.log(fs.existsSync(folder));
