import { expect, test } from 'vitest';
import { hostileProject } from '../../../src/lib/lab-check/hostile-project.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';

const project: Project = {
  files: [{ path: 'server.mjs', text: 'serve();' }],
  scenario: {
    hosts: { client: '10.0.0.1', 'server.lab': '10.0.0.2' },
    links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
    processes: [
      { name: 'server', host: 'server.lab', file: 'server.mjs' },
      { name: 'client', host: 'client', file: 'client.mjs', env: { HOST: 'server.lab' } },
    ],
  },
};

test('a process is otherwise, and keeps what is not said of it', () => {
  const { scenario } = hostileProject(project, { otherwise: { client: { file: 'check/drip.mjs' } } }, []);
  expect(scenario.processes[1]).toEqual({
    name: 'client',
    host: 'client',
    file: 'check/drip.mjs',
    env: { HOST: 'server.lab' },
  });
});

test('the programs of the check lie beside the files of the learner', () => {
  const programs = [{ path: 'check/drip.mjs', text: 'drip();' }];
  expect(hostileProject(project, {}, programs).files).toEqual([...project.files, ...programs]);
});

test('a new host has a link like the first one, and conditions hold for every link', () => {
  const { scenario } = hostileProject(project, { hosts: { other: '10.0.0.3' }, link: { loss: 0.2 } }, []);
  expect(scenario.links).toEqual([
    { between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms', loss: 0.2 },
    { between: ['other', 'server.lab'], rate: '10mbit', delay: '25ms', loss: 0.2 },
  ]);
});

test('processes are left out and added', () => {
  const add = [{ name: 'cuts', host: 'client', file: 'check/cuts.mjs' }];
  const { scenario } = hostileProject(project, { without: ['client'], add }, []);
  expect(scenario.processes.map(({ name }) => name)).toEqual(['server', 'cuts']);
});

test('a change of a process that is not there is a mistake of the author', () => {
  expect(() => hostileProject(project, { without: ['clinet'] }, [])).toThrow(
    'A hostile run changes the process clinet, which the lab has not.',
  );
});
