import { dependenciesOf } from './dependencies.ts';
import type { Project } from './project.ts';

/** Where StackBlitz takes a project as a form (POST), from anyone. */
export const STACKBLITZ = 'https://stackblitz.com/run';

const START = 'start.mjs';

/**
 * The fields of the form that opens a project at StackBlitz. All hosts are one machine there: a process that is told the
 * name of a host is told 127.0.0.1. A program of ours starts the processes in their order, a second apart.
 */
export function stackblitzFields(project: Project, title: string): [name: string, value: string][] {
  const { files, scenario } = project;
  const own = files.find(({ path }) => path === 'package.json')?.text;
  const others = files.filter(({ path }) => path !== 'package.json' && path !== START);
  const described: object = dependenciesOf(own) ? JSON.parse(own!) : { name: 'ieum', private: true };
  const description = {
    ...described,
    stackblitz: { installDependencies: true, startCommand: `node ${START}` },
  };
  const texts: [string, string][] = [
    ...others.map(({ path, text }): [string, string] => [path, text]),
    [START, starter(scenario)],
    ['package.json', `${JSON.stringify(description, null, 2)}\n`],
  ];
  return [
    ['project[title]', title],
    ['project[template]', 'node'],
    ...texts.map(([path, text]): [string, string] => [`project[files][${path}]`, text]),
  ];
}

function starter({ hosts, processes }: Project['scenario']): string {
  const here = (text: string) => (Object.hasOwn(hosts, text) ? '127.0.0.1' : text);
  const list = processes.map(({ name, file, argv = [], env = {} }) => ({
    name,
    args: [file, ...argv.map(here)],
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, here(value)])),
  }));
  return `// Starts the processes in their order, one second apart.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const processes = ${JSON.stringify(list, null, 2)};

for (const { name, args, env } of processes) {
  console.log(\`> \${name}: node \${args.join(' ')}\`);
  spawn('node', args, { stdio: 'inherit', env: { ...process.env, ...env } });
  await pause(1000);
}
`;
}
