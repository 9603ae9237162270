import { describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

const lessons = ['/2-1-1/', '/2-1-2/', '/2-1-3/', '/2-1-4/', '/2-1-5/'];
// One component makes every lab's page: the one with the most files, and one that a browser engine cannot run.
const labs = ['/labs/', '/labs/file-sharing/', '/labs/ports/'];
const inBothLanguages = (paths: readonly string[]) => [...paths, ...paths.map((path) => `/en${path}`)];

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([...inBothLanguages(['/', '/glossary/', ...lessons, ...labs]), '/about/', '/about/licenses/'])(
    'axe finds nothing wrong with %s',
    async (path) => {
      const page = await openPage(path, { colorScheme });
      await page.waitForLoadState('networkidle');
      expect(await violationsOf(page)).toEqual([]);
    },
  );
});

test.each(inBothLanguages(['/', ...lessons, ...labs]))('%s fits a screen 320 px wide', async (path) => {
  const page = await openPage(path, { viewport: { width: 320, height: 640 } });
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
