const fs = require('node:fs');
const path = require('node:path');

const folder = path.join(__dirname, 'files-sync');
const at = (name) => path.join(folder, name);
const shown = (text) => text.replaceAll(folder, '<folder>');
fs.mkdirSync(folder);
fs.writeFileSync(at('a.txt'), '안녕\n');
fs.appendFileSync(at('a.txt'), Buffer.from('more'));
console.log(fs.readFileSync(at('a.txt'), 'utf8'), fs.readFileSync(at('a.txt')), fs.readFileSync(at('a.txt'), 'base64'));
console.log(shown(String(fs.mkdirSync(at('deep/er/est'), { recursive: true }))), fs.mkdirSync(at('deep'), { recursive: true }));
fs.copyFileSync(at('a.txt'), at('deep/b.txt'));
fs.renameSync(at('deep/b.txt'), at('deep/er/c.txt'));
console.log(fs.readdirSync(folder), fs.readdirSync(folder, { recursive: true }).sort());
console.log(fs.readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry.isFile(), entry.isDirectory()]));
const stat = fs.statSync(at('a.txt'));
console.log(stat.size, stat.isFile(), stat.isDirectory(), stat.mtime instanceof Date, (stat.mode & 0o777).toString(8), fs.statSync(at('none'), { throwIfNoEntry: false }));
console.log(fs.existsSync(at('a.txt')), fs.existsSync(at('none')), typeof fs.statSync(folder, { bigint: true }).size);
fs.accessSync(at('a.txt'), fs.constants.R_OK);

const file = fs.openSync(at('random'), 'w+');
console.log(fs.writeSync(file, 'hello world'), fs.writeSync(file, 'J', 0), fs.writeSync(file, Buffer.from('xyz'), 1, 1, 10));
const buffer = Buffer.alloc(5);
console.log(fs.readSync(file, buffer, 0, 5, 6), buffer.toString(), fs.fstatSync(file).size);
fs.ftruncateSync(file, 3);
fs.closeSync(file);
console.log(fs.readFileSync(at('random'), 'latin1'), fs.realpathSync(at('deep/../a.txt')) === at('a.txt'));
fs.truncateSync(at('random'), 1);
fs.utimesSync(at('random'), 1, 2);
console.log(fs.statSync(at('random')).mtimeMs, fs.readFileSync(at('random'), 'utf8'));
fs.writeFileSync(at('random'), 'replaced', { flag: 'r+' });
console.log(fs.readFileSync(at('random'), 'utf8'));
fs.writeSync(1, 'to standard output\n');

for (const wrong of [
  () => fs.readFileSync(at('none')),
  () => fs.readFileSync(at('none'), 'utf8'),
  () => fs.readFileSync(folder),
  () => fs.readFileSync(folder, 'utf8'),
  () => fs.writeFileSync(at('none/file'), ''),
  () => fs.writeFileSync(at('a.txt'), '', { flag: 'wx' }),
  () => fs.mkdirSync(folder),
  () => fs.mkdirSync(at('none/folder')),
  () => fs.mkdirSync(at('a.txt/folder')),
  () => fs.readdirSync(at('none')),
  () => fs.readdirSync(at('a.txt')),
  () => fs.rmdirSync(folder),
  () => fs.unlinkSync(at('none')),
  () => fs.rmSync(at('none')),
  () => fs.rmSync(folder),
  () => fs.renameSync(at('none'), at('other')),
  () => fs.copyFileSync(at('none'), at('other')),
  () => fs.copyFileSync(at('a.txt'), at('random'), fs.constants.COPYFILE_EXCL),
  () => fs.statSync(at('a.txt/inside')),
  () => fs.accessSync(at('none')),
  () => fs.closeSync(999),
  () => fs.readFileSync(5.5),
  () => fs.readFileSync({}),
  () => fs.writeFileSync(at('a.txt'), 5),
  () => fs.readFileSync(at('a.txt'), 'nonsense'),
])
  try {
    console.log('no error', wrong());
  } catch (error) {
    console.log(error.name, shown(error.message), error.code, error.errno, error.syscall);
  }
fs.rmSync(at('none'), { force: true });
fs.rmSync(folder, { recursive: true });
console.log(fs.existsSync(folder));
