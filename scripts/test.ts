/**
 * Everything that must hold, in one command: `npm test`.
 * Prints each suite as it goes and closes with `N passed, N failed` over all of them.
 */
import { spawnSync } from 'node:child_process';
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

function command(line: string, env: NodeJS.ProcessEnv = {}): boolean {
  const [name, ...args] = line.split(' ');
  return (
    spawnSync(name!, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    }).status === 0
  );
}

function suite(name: string, body: () => { passed: number; failed: number }): boolean {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { passed, failed } = body();
  results.push({ name, passed, failed, seconds: (performance.now() - started) / 1000 });
  return failed === 0;
}

/** A step that either holds or does not, counted as one. */
const step = (name: string, line: string, env: NodeJS.ProcessEnv = {}): boolean =>
  suite(name, () => (command(line, env) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));

/** A vitest project; a run that executes no test, or dies before its report, counts as failed. */
function tests(project: string, name = project, env: NodeJS.ProcessEnv = {}): boolean {
  return suite(name, () => {
    const report = join(mkdtempSync(join(tmpdir(), 'ieum-')), 'report.json');
    const held = command(
      `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${report}`,
      env,
    );
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
      const broken = numPassedTests === 0 || (!held && numFailedTests === 0);
      return { passed: numPassedTests, failed: numFailedTests + Number(broken) };
    } catch {
      return { passed: 0, failed: 1 };
    }
  });
}

step('engine', 'node scripts/build-engine.ts');
step('types', 'astro check --minimumSeverity error');
step('types of the model, without DOM and Node', 'tsc -p src/lib/net/tsconfig.json');
step('format and lint', 'biome ci --error-on-warnings');
tests('unit');
tests('conformance');
const built = step('site', 'astro build --silent');
if (built) tests('site');
const builtBelow = step(
  'site below a path',
  `astro build --silent --outDir ${BELOW_A_PATH.SITE_FOLDER}`,
  BELOW_A_PATH,
);
if (builtBelow) tests('site', 'site below a path', BELOW_A_PATH);
if (built && builtBelow) {
  suite('a browser', () => {
    try {
      process.env.CHROME_PATH = findBrowser();
      return { passed: 1, failed: 0 };
    } catch (error) {
      console.error((error as Error).message);
      return { passed: 0, failed: 1 };
    }
  });
  if (process.env.CHROME_PATH) tests('e2e');
}

console.log('\n── all suites');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
}
const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
