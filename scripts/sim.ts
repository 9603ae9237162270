/**
 * `npm run --silent sim -- …`: real Node programs on a simulated network, headless. See `--help`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartName } from '../src/lib/node/parts.ts';
import { type Command, readCommand } from '../src/lib/node/sim/command.ts';
import { attachInput, attachInterrupt } from '../src/lib/node/sim/outside.ts';
import { type ProcessScript, readProcessScript } from '../src/lib/node/sim/process-script.ts';
import { simulateProgram, simulateReplay, simulateScenario } from '../src/lib/node/sim/simulate.ts';
import { USAGE } from '../src/lib/node/sim/usage.ts';
import { UsageError } from '../src/lib/node/sim/usage-error.ts';
import { nodeTest } from './node-test/run.ts';

const root = join(import.meta.dirname, '..');

const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

/** The process worker's script, built first when it is not up to date. What the build says goes to stderr. */
function processScript(): ProcessScript {
  execFileSync(process.execPath, [join(root, 'scripts/build-engine.ts')], { stdio: ['ignore', 2, 2] });
  return readProcessScript(join(root, '.engine'));
}

const partScript = (name: PartName): string => readFileSync(join(root, `.engine/${name}.js`), 'utf8');

const engine = { terminal, processScript, partScript };

async function perform(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      terminal.out(USAGE);
      return 0;
    case 'program':
      return simulateProgram(command, {
        ...engine,
        attach: (kernel) => {
          const detaches = [attachInterrupt(kernel), attachInput(kernel)];
          return () => {
            for (const detach of detaches) detach();
          };
        },
      });
    case 'replay':
      return simulateReplay(command, { ...engine, attach: attachInterrupt });
    case 'node-test':
      return nodeTest(command.directory, command.options, engine);
    case 'scenario':
      return simulateScenario(command, {
        ...engine,
        attach: (kernel) => {
          kernel.expectNothing();
          return attachInterrupt(kernel);
        },
      });
  }
}

// Who reads our output may stop before its end (`… | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  process.exitCode = await perform(readCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  terminal.err(`sim: ${error.message}\n`);
  process.exitCode = 2;
}
