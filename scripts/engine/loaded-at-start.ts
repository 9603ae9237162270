import { Worker } from 'node:worker_threads';
import type { Address, Port } from '../../src/lib/net/address.ts';
import type { Time } from '../../src/lib/net/time.ts';
import type { Boot, Slice, Turn } from '../../src/lib/node/protocol.ts';

/** What nearly every program asks for. */
const PROGRAM = `import 'node:net'; console.error('%s', 'warm'); console.log(JSON.stringify(process.moduleLoadList));`;

/** The modules of Node's library that have been loaded when a small program of the engine has printed a line. */
export async function loadedAtStart(processScript: string): Promise<ReadonlySet<string>> {
  const worker = new Worker(processScript, { eval: true, env: {} });
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
  try {
    const turn = await new Promise<Turn>((resolve, reject) => {
      worker.on('message', (message: { readonly turn: Turn }) => resolve(message.turn));
      worker.on('error', reject);
      worker.postMessage({ boot });
      worker.postMessage({ slice });
    });
    const printed = turn.output.find(({ stream }) => stream === 'stdout')?.text ?? '';
    const list = JSON.parse(printed) as string[];
    return new Set(list.flatMap((entry) => /^NativeModule (.*)$/.exec(entry)?.[1] ?? []));
  } finally {
    await worker.terminate();
  }
}
