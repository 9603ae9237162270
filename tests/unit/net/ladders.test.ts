import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scripts } from './ladders/script.ts';
import { perform } from './ladders/stage.ts';

// LADDERS=write rewrites the outcomes in the files. Read what changed against the RFC before you keep it.
const writes = process.env.LADDERS === 'write';
const all = scripts();

for (const [folder, group] of Map.groupBy(all, (script) => script.folder)) {
  describe(folder, () => {
    test.each(group.map((script) => [script.statement, script] as const))('%s', (_, script) => {
      const { text } = perform(script);
      if (writes) writeFileSync(script.path, text);
      else expect(text).toBe(script.text);
    });
  });
}

test('there are at least 120 ladder scripts, and no two say the same', () => {
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(new Set(all.map((script) => script.statement)).size).toBe(all.length);
});
