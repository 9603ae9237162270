import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCommand, parseCommand } from '../../../src/lib/sandbox/command-line.ts';

test('a process is written as a shell starts it', () => {
  expect(
    formatCommand({ file: 'client.mjs', argv: ['가람', '1000:안녕, 모두'], env: { HOST: 'server.lab' } }),
  ).toBe("HOST=server.lab node client.mjs 가람 '1000:안녕, 모두'");
});

test('a command line is read with its environment, file and arguments', () => {
  expect(parseCommand(`A=1 B='two words'  node lib/x.mjs "say \\"hi\\"" a\\ b c''d`)).toEqual({
    env: { A: '1', B: 'two words' },
    file: 'lib/x.mjs',
    argv: ['say "hi"', 'a b', 'cd'],
  });
  expect(parseCommand('node server.mjs')).toEqual({ file: 'server.mjs' });
});

test('a command line that cannot be one is refused by what is wrong with it', () => {
  expect(parseCommand("node x.mjs 'half")).toEqual({ kind: 'open-quote', mark: "'" });
  expect(parseCommand('python x.py')).toEqual({ kind: 'not-node', word: 'python' });
  expect(parseCommand('')).toEqual({ kind: 'not-node', word: '' });
  expect(parseCommand('HOST=a node')).toEqual({ kind: 'no-file' });
  expect(parseCommand('node --inspect x.mjs')).toEqual({ kind: 'option', word: '--inspect' });
});

test('what is written is read again as it was', () => {
  const word = fc.string();
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.dictionary(fc.constantFrom('A', 'B_2'), word),
      (argv, env) => {
        const command = { file: 'x.mjs', argv, ...(Object.keys(env).length > 0 && { env: { ...env } }) };
        expect(parseCommand(formatCommand(command))).toEqual(command);
      },
    ),
  );
});
