/**
 * How long a learner waits after Run: from the start of a run to its first line of output, and to its end, headless
 * and in Chromium. Cold: the workers (in Chromium the scripts and the frame, too) are started by the run. Warm: they
 * were started before, as the page does after each run.
 * Run by `npm run bench` (or `node tests/bench/engine.ts`, once .engine/ is built).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ProcessPool } from '../../src/lib/node/kernel/process-pool.ts';
import { createSession } from '../../src/lib/node/kernel/session.ts';
import { readProcessScript } from '../../src/lib/node/sim/process-script.ts';
import { ThreadPort } from '../../src/lib/node/sim/thread-port.ts';
import { labSchema } from '../../src/lib/sandbox/lab.ts';
import { measureInChromium, type Wait } from './engine-in-chromium.ts';

const REPEATS = 9;
const root = join(import.meta.dirname, '../..');
const lab = join(root, 'src/content/labs/echo');
const { scenario, files: names } = labSchema.parse(parse(readFileSync(join(lab, 'lab.yaml'), 'utf8')));
const script = readProcessScript(join(root, '.engine'));
const echo = Object.fromEntries(
  names.map((name) => [`/home/${name}`, readFileSync(join(lab, 'starter', name), 'utf8')]),
);

/** The echo of a megabyte: what the engine does with much data. */
const bulk = {
  '/home/server.mjs':
    "import net from 'node:net'; net.createServer((s) => s.pipe(s)).listen(7007, () => console.log('up'));",
  '/home/client.mjs':
    "import net from 'node:net'; net.connect(7007, process.env.HOST, function () { this.end(Buffer.alloc(1e6)); }).resume();",
};

interface Times extends Wait {
  readonly slices: number;
  readonly packets: number;
}

async function run(files: Readonly<Record<string, string>>, pool: ProcessPool): Promise<Times> {
  const begun = performance.now();
  let firstOutput = 0;
  let slices = 0;
  const session = createSession({
    scenario,
    files,
    parts: {},
    home: '/home',
    openPort: () => {
      const port = pool.open();
      return {
        boot: (boot) => port.boot(boot),
        run: (slice) => {
          slices++;
          return port.run(slice);
        },
        terminate: () => port.terminate(),
      };
    },
    listener: {
      started: () => {},
      output: () => {
        firstOutput ||= performance.now() - begun;
      },
      ended: () => {},
      idle: () => {},
    },
  });
  session.kernel.expectNothing();
  await session.kernel.run();
  const packets = session.recorder.events.filter(
    (event) => event.kind === 'packet' && event.event === 'received',
  ).length;
  return { firstOutput, end: performance.now() - begun, slices, packets };
}

/** The median run by time to first output. */
const median = <T extends Wait>(runs: readonly T[]): T =>
  runs.toSorted((a, b) => a.firstOutput - b.firstOutput)[Math.floor(runs.length / 2)] as T;

/** The median of several runs after one that is thrown away. */
async function measure(files: Readonly<Record<string, string>>, spares: number): Promise<Times> {
  const pool = new ProcessPool(() => new ThreadPort(script), spares);
  const runs: Times[] = [];
  for (let repeat = 0; repeat <= REPEATS; repeat++) {
    pool.refill();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const times = await run(files, pool);
    if (repeat > 0) runs.push(times);
  }
  pool.dispose();
  return median(runs);
}

const rows = [
  ['echo, cold', await measure(echo, 0)],
  ['echo, warm', await measure(echo, 2)],
  ['echo of 1 MB, warm', await measure(bulk, 2)],
] as const;

console.log(`engine, worker threads of Node ${process.version}, median of ${REPEATS}`);
console.table(
  Object.fromEntries(
    rows.map(([name, { firstOutput, end, slices, packets }]) => [
      name,
      { 'first output ms': Math.round(firstOutput), 'end ms': Math.round(end), slices, packets },
    ]),
  ),
);

const files = Object.entries(echo).map(([path, text]) => ({ path: path.replace('/home/', ''), text }));
const { cold, warm, bare } = await measureInChromium({ files, scenario }, REPEATS);
console.log(`engine in Chromium, median of ${REPEATS} fresh pages`);
console.table(
  Object.fromEntries(
    [
      ['echo, cold', median(cold)] as const,
      ['echo, warm', median(warm)] as const,
      ['a bare worker', median(bare)] as const,
    ].map(([name, { firstOutput, end }]) => [
      name,
      { 'first output ms': Math.round(firstOutput), 'end ms': Math.round(end) },
    ]),
  ),
);
