import { expect, test } from 'vitest';
import { programNames, readProgram } from '../../../src/components/quiz/read-program.ts';
import { run } from './simulation.ts';

/** What all processes of a program print, run with a seed. */
async function printed(name: string, seed?: number): Promise<string> {
  const { files, scenario } = readProgram(name);
  const texts = Object.fromEntries(files.map(({ path, text }) => [`/home/${path}`, text]));
  const outcome = await run(seed === undefined ? scenario : { ...scenario, seed }, texts);
  return Object.values(outcome.output).join('');
}

test.each(programNames())('what questions say of the program %s is what it prints', async (name) => {
  const output = await printed(name);
  const places = readProgram(name).prints.map((text) => output.indexOf(text));
  expect(places, output).not.toContain(-1);
  expect(places, output).toEqual(places.toSorted((one, other) => one - other));
});

test('where an answer says that it is not determined, the next run with another seed prints other things', async () => {
  for (const name of programNames().filter((one) => readProgram(one).varies)) {
    const seed = readProgram(name).scenario.seed!;
    const [first, next] = await Promise.all([printed(name, seed), printed(name, seed + 1)]);
    expect(next, name).not.toBe(first);
  }
});
