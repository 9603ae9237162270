import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Address, Port } from '../../src/lib/net/address.ts';
import type { Time } from '../../src/lib/net/time.ts';
import type { Boot, Slice, Turn } from '../../src/lib/node/protocol.ts';
import { startProcessThread } from '../../src/lib/node/sim/process-script.ts';

/** What nearly every program asks for. */
const PROGRAM = `import 'node:net'; console.error('%s', 'warm'); console.log(JSON.stringify(process.moduleLoadList));`;

/** As `startProcessThread` (src/lib/node/sim/process-script.ts), but what V8 has compiled can be asked for. */
const COMPILING = `{
  const { parentPort, workerData } = require('node:worker_threads');
  const script = new (require('node:vm').Script)(workerData);
  parentPort.on('message', (message) => {
    if (message === 'compiled') parentPort.postMessage(script.createCachedData());
  });
  script.runInThisContext();
}`;

/** The modules of Node's library that have been loaded when a small program of the engine has printed a line. */
export async function loadedAtStart(processScript: string): Promise<ReadonlySet<string>> {
  const worker = startProcessThread({ text: processScript });
  try {
    const list = JSON.parse(await printed(worker)) as string[];
    return new Set(list.flatMap((entry) => /^NativeModule (.*)$/.exec(entry)?.[1] ?? []));
  } finally {
    await worker.terminate();
  }
}

/** What V8 has compiled of the process worker's script when a small program has printed a line: a code cache. */
export async function codeCache(processScript: string): Promise<Uint8Array> {
  const worker = new Worker(COMPILING, { eval: true, env: {}, workerData: processScript });
  try {
    await printed(worker);
    worker.postMessage('compiled');
    const [compiled] = await once(worker, 'message');
    return compiled;
  } finally {
    await worker.terminate();
  }
}

/** What the small program prints. */
async function printed(worker: Worker): Promise<string> {
  const main = '/home/main.mjs';
  const boot: Boot = {
    pid: 1,
    hostname: 'host',
    address: 0 as Address,
    nameServers: { addresses: [] },
    argv: [main],
    env: {},
    cwd: '/home',
    files: { [main]: PROGRAM },
    parts: {},
    seed: 0,
    epoch: 0,
    outputLimit: 1_000_000,
    loopLimit: 1_000_000,
    patience: 60_000,
  };
  const slice: Slice = {
    now: 0 as Time,
    events: [{ type: 'start' }],
    ports: [],
    ephemeral: { tcp: 32768 as Port, udp: 32768 as Port },
  };
  worker.postMessage({ boot });
  worker.postMessage({ slice });
  const [{ turn }] = (await once(worker, 'message')) as [{ readonly turn: Turn }];
  return turn.output.find(({ stream }) => stream === 'stdout')?.text ?? '';
}
