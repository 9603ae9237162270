import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../bench/idle-connections.ts');

test('an idle TCP connection takes up less than 4 KB, both of its ends together', () => {
  const bytes = Number(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }));
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(4096);
});
