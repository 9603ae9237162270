import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** One line a violation: the rule, the element, and what axe says of it. */
const describeViolations = (violations: readonly Violation[]): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(['/', '/2-1-1/', '/2-1-2/', '/about/', '/about/licenses/', '/en/', '/en/2-1-1/', '/en/2-1-2/'])(
    'axe finds nothing wrong with %s',
    async (path) => {
      const page = await openPage(path, { colorScheme });
      await page.waitForLoadState('networkidle');
      await page.evaluate(axe);
      // biome-ignore lint/suspicious/noExplicitAny: axe is a global of the page
      const { violations } = await page.evaluate(() => (globalThis as any).axe.run());
      expect(describeViolations(violations)).toEqual([]);
    },
  );
});

test.each(['/', '/2-1-1/', '/2-1-2/', '/en/', '/en/2-1-1/', '/en/2-1-2/'])(
  '%s fits a screen 320 px wide',
  async (path) => {
    const page = await openPage(path, { viewport: { width: 320, height: 640 } });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  },
);
