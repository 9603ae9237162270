/**
 * Draws the PNG icons that the manifest names from our SVG, in Chromium: `node scripts/icons.ts` after an SVG has changed.
 * Phones' launchers and iOS take no SVG.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from './find-browser.ts';

const FOLDER = join(import.meta.dirname, '../public');
const ICONS = [
  { from: 'icon.svg', to: 'icon-192.png', size: 192 },
  { from: 'icon.svg', to: 'icon-512.png', size: 512 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-512.png', size: 512 },
  // iOS rounds the corners itself, as a mask does.
  { from: 'icon-maskable.svg', to: 'apple-touch-icon.png', size: 180 },
];

const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
for (const { from, to, size } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(FOLDER, from)).toString('base64');
  await page.setContent(
    `<style>body{margin:0}img{display:block;width:100vw;height:100vh}</style><img src="data:image/svg+xml;base64,${svg}">`,
  );
  writeFileSync(join(FOLDER, to), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
