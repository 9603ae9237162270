import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunToEnd } from '../../src/lib/lab-check/engine-run.ts';
import { evidenceOf } from '../../src/lib/lab-check/evidence.ts';
import { readScenario } from '../../src/lib/net/scenario/read.ts';
import { createSession } from '../../src/lib/node/kernel/session.ts';
import { partsFor } from '../../src/lib/node/parts.ts';
import { readProcessScript } from '../../src/lib/node/sim/process-script.ts';
import { ThreadPort } from '../../src/lib/node/sim/thread-port.ts';
import { ABILITIES } from '../../src/lib/sandbox/abilities.ts';
import type { RunEvent } from '../../src/lib/sandbox/engine.ts';

const ENGINE = join(import.meta.dirname, '../../.engine');
const HOME = '/home';

const script = (name: string): string => readFileSync(join(ENGINE, `${name}.js`), 'utf8');

/** Runs a project in the embedded engine, headless. The engine must have been built. */
export const runInEngine: RunToEnd = async (project) => {
  const events: RunEvent[] = [];
  const files = Object.fromEntries(project.files.map(({ path, text }) => [`${HOME}/${path}`, text]));
  const process = readProcessScript(ENGINE);
  const { kernel, recorder } = createSession({
    scenario: readScenario(project.scenario),
    files,
    parts: Object.fromEntries(partsFor(files).map((name) => [name, script(name)])),
    home: HOME,
    openPort: () => new ThreadPort(process),
    limits: { output: 1024 * 1024 },
    listener: {
      started: (process, at) => events.push({ type: 'started', process, at }),
      output: (process, stream, text, at) => events.push({ type: 'output', process, stream, text, at }),
      ended: (process, end, at) => events.push({ type: 'exit', process, ...end, at }),
      idle: () => {},
    },
  });
  kernel.expectNothing();
  await kernel.run();
  events.push({ type: 'trace', events: recorder.events });
  return evidenceOf(project, events, ABILITIES.embedded);
};
