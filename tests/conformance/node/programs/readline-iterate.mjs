import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

for await (const line of createInterface({ input: process.stdin })) console.log('stdin:', line);
for await (const line of createInterface({ input: Readable.from(['a\r', '\nb\u2028c\n\n', 'd']), crlfDelay: 100 }))
  console.log(JSON.stringify(line));
