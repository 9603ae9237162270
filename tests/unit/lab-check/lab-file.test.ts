import { expect, test } from 'vitest';
import { readLabFile } from '../../../src/lib/sandbox/lab-file.ts';

const LAB = `number: 1
lesson: 2-1-2
title: { ko: 에코, en: Echo }
goal: { ko: 봐요., en: See. }
steps:
  - { do: read, ko: 읽어요., en: Read. }
files: [server.mjs]
scenario:
  hosts: { server.lab: 10.0.0.2 }
  processes: [{ name: server, host: server.lab, file: server.mjs }]
`;
const STARTER = [{ path: 'server.mjs', text: 'one;\ntwo;\n' }];

const complaint = (from: string, to: string): string => {
  try {
    readLabFile(
      'lab.yaml',
      LAB.replace(from, () => to),
      STARTER,
    );
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

test('a lab that is as it should be is read', () => {
  expect(readLabFile('lab.yaml', LAB, STARTER).title.en).toBe('Echo');
});

test.each([
  {
    from: 'number: 1',
    to: 'number: one',
    says: 'lab.yaml, number: Invalid input: expected number, received string. Write a whole number from 1 to 99 that no other lab has: `number: 13`.',
  },
  {
    from: '2-1-2',
    to: '2-1-9',
    says: 'lab.yaml, lesson: a lesson from 2-1-1 to 2-1-5. Write the lesson it belongs to: `lesson: 2-1-2`.',
  },
  {
    from: ', en: Read.',
    to: '',
    says: 'lab.yaml, steps[0].en: Invalid input: expected string, received undefined. Write the sentence in English beside `ko`.',
  },
  {
    from: 'do: read',
    to: 'do: predict',
    says: 'lab.yaml, steps[0].predict: belongs to a step of `do: predict`, and every such step has one. Write `predict: { choices: [{ ko, en }, …], answer: 0, why: { ko, en } }`.',
  },
  {
    from: 'files: [server.mjs]',
    to: 'files: [server.mjs]\ncolour: red',
    says: 'lab.yaml: there is no field colour here. Take it out, or look for its right name in src/lib/sandbox/lab.ts.',
  },
  {
    from: 'files: [server.mjs]',
    to: 'files: [server.mjs, client.mjs]',
    says: 'lab.yaml, files[1]: client.mjs is not in starter/. Put the file there, or take the name out.',
  },
  {
    from: 'file: server.mjs }]',
    to: 'file: servr.mjs }]',
    says: "lab.yaml, scenario.processes[0].file: servr.mjs is none of the lab's files. Add it to `files`, or name one of server.mjs.",
  },
  {
    from: 'host: server.lab,',
    to: 'host: sever.lab,',
    says: 'lab.yaml, scenario: processes[0].host: expected the name of a host (server.lab), got "sever.lab". docs/authoring.md says what a scenario holds.',
  },
  {
    from: '{ do: read, ko: 읽어요., en: Read. }',
    to: '{ do: order, ko: 놓아요., en: Order., order: { file: server.mjs, instead: three, lines: [a, b, c] } }',
    says: 'lab.yaml, steps[0].order.instead: starter/server.mjs does not hold this text. Copy the lines that are to be replaced from there.',
  },
  {
    from: '{ do: read, ko: 읽어요., en: Read. }',
    to: "{ do: fill, ko: 채워요., en: Fill., fill: { file: server.mjs, instead: one, lines: ['[[x]]'], options: [y, z] } }",
    says: 'lab.yaml, steps[0].fill.options: does not hold every answer of the blanks `[[answer]]` in the lines. Write `fill: { file, instead, lines: [… [[answer]] …], options: [answer, …] }`.',
  },
  {
    from: 'title: {',
    to: 'title: { {',
    says: expect.stringMatching(/^lab\.yaml: .* at line \d+, column \d+\. Mend the YAML there\.$/),
  },
])('a description with $to is refused by file, field and fix', ({ from, to, says }) => {
  expect(complaint(from, to)).toEqual(says);
});
