/**
 * Everything that must hold, in one command: `npm test`.
 * Prints each suite as it goes and closes with `N passed, N failed` over all of them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';
import { BELOW_A_PATH } from './site-below-a-path.ts';

interface Result {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const root = join(import.meta.dirname, '..');
const results: Result[] = [];

/** Whether the command ended well. What it prints is shown as it comes, or handed to `print`. */
async function command(
  line: string,
  env: NodeJS.ProcessEnv = {},
  print?: (text: string) => void,
): Promise<boolean> {
  const [name, ...args] = line.split(' ');
  const child = spawn(name!, args, {
    cwd: root,
    stdio: print ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print!);
  const [code] = await once(child, 'close');
  return code === 0;
}

const heading = (name: string): string => `\n── ${name}`;

type Counts = Pick<Result, 'passed' | 'failed'>;

async function suite(name: string, body: () => Counts | Promise<Counts>): Promise<boolean> {
  console.log(heading(name));
  return counted(name, body);
}

async function counted(name: string, body: () => Counts | Promise<Counts>): Promise<boolean> {
  const started = performance.now();
  const { passed, failed } = await body();
  results.push({ name, passed, failed, seconds: (performance.now() - started) / 1000 });
  return failed === 0;
}

const held = (well: boolean): Counts => (well ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A step that either holds or does not, counted as one. */
const step = (name: string, line: string, env: NodeJS.ProcessEnv = {}): Promise<boolean> =>
  suite(name, async () => held(await command(line, env)));

/** As `step`, but beside what runs and prints meanwhile: what it prints itself is shown when it has ended. */
const quietStep = (name: string, line: string): Promise<boolean> =>
  counted(name, async () => {
    let printed = '';
    const well = await command(line, {}, (text) => (printed += text));
    console.log(`${heading(name)}\n${printed}`);
    return held(well);
  });

/** A vitest project; a run that executes no test, or dies before its report, counts as failed. */
function tests(project: string, name = project, env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return suite(name, async () => {
    const report = join(mkdtempSync(join(tmpdir(), 'ieum-')), 'report.json');
    const ended = await command(
      `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${report}`,
      env,
    );
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
      const broken = numPassedTests === 0 || (!ended && numFailedTests === 0);
      return { passed: numPassedTests, failed: numFailedTests + Number(broken) };
    } catch {
      return { passed: 0, failed: 1 };
    }
  });
}

/** What keeps one core busy: checks of the sources, then the build. Whether the site was built. */
async function checkAndBuild(): Promise<boolean> {
  await quietStep('types', 'astro check --minimumSeverity error');
  await quietStep('types of the model, without DOM and Node', 'tsc -p src/lib/net/tsconfig.json');
  await quietStep('format and lint', 'biome ci --error-on-warnings');
  return quietStep('site', 'astro build --silent');
}

await step('engine', 'node scripts/build-engine.ts');
const [built] = await Promise.all([checkAndBuild(), tests('unit')]);
await tests('conformance');
if (built) await tests('site');
const builtBelow = await step(
  'site below a path',
  `astro build --silent --outDir ${BELOW_A_PATH.SITE_FOLDER}`,
  BELOW_A_PATH,
);
if (builtBelow) await tests('site', 'site below a path', BELOW_A_PATH);
if (built && builtBelow) {
  await suite('a browser', () => {
    try {
      process.env.CHROME_PATH = findBrowser();
      return held(true);
    } catch (error) {
      console.error((error as Error).message);
      return held(false);
    }
  });
  if (process.env.CHROME_PATH) await tests('e2e');
}

console.log('\n── all suites');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
}
const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
