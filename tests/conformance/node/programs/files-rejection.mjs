import { readFile } from 'node:fs/promises';

console.log((await readFile(new URL('lib-data.json', import.meta.url), 'utf8')).length > 0);
await readFile('missing.txt');
