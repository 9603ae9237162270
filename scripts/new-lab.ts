/** `npm run new-lab NAME`: a lab that runs, with one thing to do and one check, to be made into another. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LABS, labNames, readLab } from './labs/lab-folder.ts';
import { scaffold } from './labs/scaffold.ts';

const [name = ''] = process.argv.slice(2);

function complain(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
  complain('Give the lab a name in small letters, words joined by hyphens: npm run new-lab slow-start');
const folder = join(LABS, name);
if (existsSync(folder)) complain(`There is a lab ${name} already: ${relative(process.cwd(), folder)}`);

const number = Math.max(...labNames.map((one) => readLab(one).number)) + 1;
for (const [path, text] of Object.entries(scaffold(name, number))) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(relative(process.cwd(), file));
}
console.log(`\nIt runs as it is: npm run labs -- ${name}. docs/authoring.md says how to go on.`);
