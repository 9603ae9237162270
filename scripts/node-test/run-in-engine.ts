import type { KernelListener, ProcessEnd } from '../../src/lib/node/kernel/kernel-listener.ts';
import { createSession } from '../../src/lib/node/kernel/session.ts';
import type { PartScripts } from '../../src/lib/node/parts.ts';
import type { ProcessScript } from '../../src/lib/node/sim/process-script.ts';
import { ThreadPort } from '../../src/lib/node/sim/thread-port.ts';
import { PRELOAD, type StandIns } from './stand-ins.ts';
import { environmentOf, type Mounted, SIMULATED_ROOT, type TestFile } from './test-file.ts';
import type { Outcome } from './verdict.ts';

/** Node's own runner ends a test after two minutes, too. */
export const VIRTUAL_LIMIT = '120s';
/** Real milliseconds a slice may take, on a busy machine too. */
const PATIENCE = 60_000;

/** The texts of the engine's scripts. */
export interface EngineTexts {
  readonly processScript: ProcessScript;
  readonly parts: PartScripts;
}

/** Runs one test file as the only process of a simulated host. */
export async function runInEngine(
  test: TestFile,
  { files, blobs }: Mounted,
  standIns: StandIns,
  { processScript, parts }: EngineTexts,
): Promise<Outcome> {
  const output = { stdout: '', stderr: '' };
  let end: ProcessEnd | undefined;
  let idle = false;
  const listener: KernelListener = {
    started() {},
    output: (_process, stream, text) => {
      output[stream] += text;
    },
    ended: (_process, how) => {
      end = how;
    },
    idle: () => {
      idle = true;
    },
  };
  const { kernel } = createSession({
    scenario: {
      hosts: { 'test-host': '10.0.0.1' },
      links: [],
      processes: [
        {
          name: test.name,
          host: 'test-host',
          file: `${SIMULATED_ROOT}/parallel/${test.name}`,
          env: {
            HOME: '/home',
            PATH: '/usr/local/bin:/usr/bin:/bin',
            // The runner has looked at the flags.
            NODE_SKIP_FLAG_CHECK: '1',
            ...environmentOf(test),
          },
        },
      ],
      until: VIRTUAL_LIMIT,
    },
    // Test files read the executable as a file that is always there.
    files: { ...files, ...standIns.files, '/usr/local/bin/node': 'the simulated node\n' },
    parts,
    blobs,
    standIns: standIns.modules,
    preload: PRELOAD,
    home: '/node',
    listener,
    openPort: () => new ThreadPort(processScript),
    patience: PATIENCE,
  });
  // As with `< /dev/null`.
  kernel.apply({ type: 'stdin', process: test.name, text: null });
  kernel.expectNothing();
  try {
    await kernel.run();
  } catch (error) {
    // An invariant of ours is broken. The other files shall run nevertheless.
    return { ...output, end: { code: 70 }, idle, stderr: `engine failure: ${(error as Error).message}\n` };
  }
  return { ...output, end, idle };
}
