/** Finds a Chromium for the end-to-end tests, installs one where none is there, or says in one sentence what to do. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const COMMANDS = [
  // Debian's Chromium without a screen: what the tests need, and a third less work than the whole.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser that talks to nobody but the tests, and runs as root in a container. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

export const NO_BROWSER =
  'The end-to-end tests need a Chromium and none could be found or installed: install Chromium or Chrome, or set CHROME_PATH to one, and run `npm test` again.';

function fromEnvironment(): string | undefined {
  const path = process.env.CHROME_PATH;
  if (path && !existsSync(path)) throw new Error(`CHROME_PATH names ${path}, which does not exist.`);
  return path || undefined;
}

function fromSystem(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...USUAL_PLACES].find((path) => existsSync(path));
}

function fromPlaywright(): string | undefined {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

function install(): string | undefined {
  const rootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (
    rootOnDebian &&
    run('apt-get', 'update', '-qq') &&
    run('apt-get', 'install', '-y', '-qq', 'chromium-headless-shell')
  )
    return fromSystem();
  const cli = join(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  return run(process.execPath, cli, 'install', 'chromium') ? fromPlaywright() : undefined;
}

/** The path of an executable Chromium. Throws NO_BROWSER when none can be had. */
export function findBrowser(): string {
  const path = fromEnvironment() ?? fromSystem() ?? fromPlaywright() ?? install();
  if (!path) throw new Error(NO_BROWSER);
  return path;
}

if (import.meta.main) console.log(findBrowser());
