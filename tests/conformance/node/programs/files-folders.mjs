// Folders that are read entry by entry.
import fs from 'node:fs';
import { cp, mkdir, opendir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'files-folders');
const at = (...names) => join(folder, ...names);
const shown = (text) => text.replaceAll(folder, '<folder>');
await mkdir(at('inner', 'deep'), { recursive: true });
for (const name of ['b.txt', 'a.txt', 'inner/c.txt', 'inner/deep/d.txt']) await writeFile(at(name), name);

const found = [];
for await (const entry of await opendir(folder))
  found.push(`${entry.name} ${entry.isDirectory() ? 'folder' : 'file'} ${shown(entry.parentPath)}`);
console.log(found.sort());
const all = [];
for await (const entry of await opendir(folder, { recursive: true, bufferSize: 1 }))
  all.push(shown(join(entry.parentPath, entry.name)));
console.log(all.sort());

const dir = fs.opendirSync(folder, { encoding: 'buffer' });
console.log(shown(dir.path), Buffer.isBuffer(dir.readSync().name));
while (dir.readSync());
console.log(dir.readSync());
dir.closeSync();
for (const again of [() => dir.readSync(), () => dir.closeSync()])
  try {
    again();
  } catch (error) {
    console.log(error.code, error.message);
  }
await dir.close().catch((error) => console.log(error.code));
for (const wrong of ['none', 'a.txt'])
  await opendir(at(wrong)).catch((error) => console.log(shown(error.message), error.code, error.syscall));
fs.opendir(at('none'), (error, missing) => console.log('callback', error.code, missing));
await new Promise((done) =>
  fs.opendir(at('inner'), (_, opened) => {
    opened.read((error, entry) => {
      console.log('read', error, entry.isFile() || entry.isDirectory());
      opened.close(done);
    });
  }),
);
try {
  fs.opendirSync(folder, { bufferSize: 0 });
} catch (error) {
  console.log(error.code);
}
await cp(at('inner'), at('copy'), { recursive: true });
console.log(fs.readdirSync(at('copy'), { recursive: true }).sort(), fs.readFileSync(at('copy', 'deep', 'd.txt'), 'utf8'));
await rm(folder, { recursive: true });
console.log(fs.existsSync(folder));
