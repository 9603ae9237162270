import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OtherBrowser {
  readonly name: string;
  /** The variable that names its executable. Tests in it take too long for every day. */
  readonly variable: string;
  /** Where it is; undefined when it is not to be run. */
  readonly path: string | undefined;
  /** What to run, with a folder of its own, to have it show a page. */
  readonly command: (path: string, home: string, address: string) => readonly string[];
}

/** The browsers beside Chromium that the engine works in. */
export const OTHER_BROWSERS: readonly OtherBrowser[] = [
  {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    path: process.env.FIREFOX_PATH,
    command: (path, home, address) => [path, '--headless', '--no-remote', '--profile', home, address],
  },
  {
    // Safari's engine, in the MiniBrowser of Debian's webkit2gtk-driver; it wants a screen.
    name: 'WebKit',
    variable: 'MINIBROWSER_PATH',
    path: process.env.MINIBROWSER_PATH,
    command: (path, _, address) => ['xvfb-run', '--auto-servernum', path, address],
  },
];

for (const { name, variable, path } of OTHER_BROWSERS) {
  if (path === undefined) console.log(`${variable} names no ${name}: its conformance tests are skipped.`);
  else if (!existsSync(path)) throw new Error(`${variable}: there is no ${path}`);
}

const FIREFOX_PREFERENCES = [
  'user_pref("browser.shell.checkDefaultBrowser", false);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("app.update.enabled", false);',
  'user_pref("browser.startup.homepage_override.mstone", "ignore");',
].join('\n');

/** Has a browser show a page. What is given back ends it. */
export function showIn({ path, command }: OtherBrowser, address: string): () => Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'ieum-browser-'));
  writeFileSync(join(home, 'user.js'), FIREFOX_PREFERENCES);
  const [executable, ...args] = command(path!, home, address);
  const child = spawn(executable!, args, {
    stdio: 'ignore',
    env: { ...process.env, HOME: home, MOZ_HEADLESS: '1' },
    // A group of its own, which ends together.
    detached: true,
  });
  return async () => {
    const closed = new Promise((resolve) => child.once('close', resolve));
    process.kill(-child.pid!);
    await closed;
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
}
