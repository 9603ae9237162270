import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const test = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

/** Milliseconds that a test waits for what it polls; a second, the default, is short for a page on a busy machine. */
const patience = { expect: { poll: { timeout: 15_000 } } };

export default defineConfig({
  test: {
    projects: [
      test('unit', ['tests/unit/**/*.test.{ts,tsx}'], { testTimeout: 30_000 }),
      // Real Node, the loop guard and browsers are waited for, so one more file than cores keeps both busy.
      test('conformance', ['tests/conformance/**/*.test.ts'], {
        testTimeout: 60_000,
        maxWorkers: availableParallelism() + 1,
        ...patience,
      }),
      test('site', ['tests/site/**/*.test.ts']),
      test('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
        ...patience,
      }),
    ],
  },
});
