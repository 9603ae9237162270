import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { Turn } from '../../../src/lib/node/protocol.ts';
import { bootOf, buildEngine } from './helper.ts';

test('the engine starts where Symbol.dispose and Error.captureStackTrace are missing, as in some browsers', async () => {
  const bare = `delete Error.captureStackTrace;
    for (const name of ['dispose', 'asyncDispose']) delete Symbol[name];
    ${readFileSync(join(buildEngine(), 'process.js'), 'utf8')}`;
  const worker = new Worker(bare, { eval: true });
  const turn = await new Promise<Turn>((resolve, reject) => {
    worker.on('message', ({ turn }) => resolve(turn));
    worker.on('error', reject);
    const files = {
      '/home/main.mjs': `import net from 'node:net';\nconsole.log(typeof net.connect, new Error('shown').message);`,
    };
    worker.postMessage({ boot: bootOf(files) });
    worker.postMessage({
      slice: { now: 0, events: [{ type: 'start' }], ports: [], ephemeral: { tcp: 32768, udp: 32768 } },
    });
  });
  await worker.terminate();
  expect(turn.output).toEqual([{ stream: 'stdout', text: 'function shown\n' }]);
  expect(turn.exit).toEqual({ code: 0 });
});
