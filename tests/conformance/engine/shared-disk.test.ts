import { expect, test } from 'vitest';
import { simulate } from './simulation.ts';

/** Processes named `client…` are on one host, `server` on another. */
const output = async (programs: Readonly<Record<string, string>>) => (await simulate(programs)).output;

const writer = `
  import fs from 'node:fs';
  fs.mkdirSync('log');
  fs.writeFileSync('log/lines.txt', 'one\\n', { mode: 0o600 });
  fs.writeFileSync('gone.txt', 'for a moment');
  setTimeout(() => fs.appendFileSync('log/lines.txt', 'two\\n'), 20);
  setTimeout(() => {
    fs.renameSync('log/lines.txt', 'log/kept.txt');
    fs.rmSync('gone.txt');
    fs.truncateSync('log/kept.txt', 5);
  }, 40);`;

test('the processes of one host see what the others write, from the next moment on; another host does not', async () => {
  const reader = `
    import fs from 'node:fs';
    import { readdir, readFile } from 'node:fs/promises';
    const look = async () => {
      const names = await readdir('.', { recursive: true });
      const file = names.find((name) => /lines|kept/.test(name));
      console.log(names.sort().filter((name) => !name.endsWith('.mjs')).join(' '), file ? JSON.stringify(await readFile(file, 'utf8')) : '-');
    };
    for (const at of [10, 30, 50]) setTimeout(look, at);
    setTimeout(() => {
      const { mode, size, mtimeMs } = fs.statSync('log/kept.txt', { throwIfNoEntry: false }) ?? {};
      console.log(mode?.toString(8), size, mtimeMs !== undefined && mtimeMs - Date.UTC(2026, 0, 1));
    }, 60);`;
  const { client2, server } = await output({
    client1: writer,
    client2: reader,
    server: reader,
  });
  expect(client2).toBe(
    'gone.txt log log/lines.txt "one\\n"\n' +
      'gone.txt log log/lines.txt "one\\ntwo\\n"\n' +
      'log log/kept.txt "one\\nt"\n' +
      '100600 5 40\n',
  );
  expect(server).toBe(' -\n -\n -\nundefined undefined false\n');
});

test('a file that is held open grows under its reader, and a process that starts later finds what there is', async () => {
  const { client2 } = await output({
    client1: `
      import fs from 'node:fs';
      fs.writeFileSync('shared.txt', 'ab');
      setTimeout(() => fs.appendFileSync('shared.txt', 'cd'), 20);
      setTimeout(() => fs.unlinkSync('shared.txt'), 40);`,
    client2: `
      setTimeout(async () => {
        const fs = await import('node:fs');
        const file = fs.openSync('shared.txt');
        const read = () => console.log(fs.readFileSync(file, 'utf8'), fs.existsSync('shared.txt'));
        read();
        setTimeout(read, 20);
        setTimeout(read, 40);
      }, 10);`,
  });
  // A descriptor goes on where it has read to; what was unlinked stays for those who hold it.
  expect(client2).toBe('ab true\ncd true\n false\n');
});

test('a disk is full at 16 MB beyond the project’s files, in Node’s own words', async () => {
  const { client } = await output({
    client: `
      import fs from 'node:fs';
      const megabyte = Buffer.alloc(1024 * 1024);
      let written = 0;
      try { for (;;) { fs.appendFileSync('big', megabyte); written++; } }
      catch ({ code, message }) { console.log(written, code, message); }
      fs.rmSync('big');
      fs.writeFileSync('small', 'fits again');`,
  });
  expect(client).toBe('16 ENOSPC ENOSPC: no space left on device, write\n');
});
