import { defineConfig } from 'vitest/config';

const test = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

export default defineConfig({
  test: {
    projects: [
      test('unit', ['tests/unit/**/*.test.{ts,tsx}'], { testTimeout: 30_000 }),
      test('conformance', ['tests/conformance/**/*.test.ts'], { testTimeout: 60_000 }),
      test('site', ['tests/site/**/*.test.ts']),
      test('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
      }),
    ],
  },
});
