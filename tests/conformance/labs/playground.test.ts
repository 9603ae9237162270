import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInEngine } from '../../../scripts/labs/run-in-engine.ts';
import { linesOf } from '../../../src/lib/lab-check/evidence.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';

const FOLDER = join(import.meta.dirname, '../../../src/content/playground');

function template(name: string): Project {
  const folder = join(FOLDER, name);
  const { scenario } = JSON.parse(readFileSync(join(folder, 'template.json'), 'utf8'));
  return {
    scenario: readScenario(scenario),
    files: readdirSync(folder)
      .filter((path) => path !== 'template.json')
      .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  };
}

/** What one process of each template prints. */
const SAID: Readonly<Record<string, readonly [process: string, line: string | RegExp]>> = {
  echo: ['client', 'client: 안녕, 서버!'],
  http: ['client', 'client: /nothing 404 not found'],
  router: ['garam', '가람 <- 나래: 안녕!'],
  transfer: ['client', /^client: 2000000 bytes in \d\.\d\d s, [89]\.\d\d Mbit\/s$/],
  udp: ['client', /^client: [4-9] of 10 came back$/],
};

test.each(Object.entries(SAID))(
  'the playground begins with %s, which runs',
  async (name, [process, line]) => {
    const lines = linesOf(await runInEngine(template(name)), process);
    expect(lines).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  },
);

test('every template but the one that needs npm runs on the simulated network', () => {
  expect(
    readdirSync(FOLDER)
      .filter((name) => name !== 'npm')
      .toSorted(),
  ).toEqual(Object.keys(SAID).toSorted());
  expect(readScenario(template('npm').scenario)).toBeDefined();
});
