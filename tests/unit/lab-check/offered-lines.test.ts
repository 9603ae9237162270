import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { labNames, readLab, sourceOf } from '../../../scripts/labs/lab-folder.ts';
import { BLANK } from '../../../src/lib/sandbox/blanks.ts';

const offered = labNames.flatMap((name) =>
  readLab(name).steps.flatMap(({ order, fill }) => {
    const lines = order ?? fill;
    return lines ? [{ name, ...lines }] : [];
  }),
);

test.each(offered)(
  'the lines that $name offers to put into $file make a program of it',
  ({ name, file, instead, lines }) => {
    const put = lines.join('\n').replace(BLANK, (_, answer: string) => answer);
    const text = sourceOf(name, 'starter', file).replace(instead, () => `${put}\n`);
    expect(() => parse(text, { sourceType: 'module', ecmaVersion: 'latest' })).not.toThrow();
    expect(text).toContain(put);
  },
);
