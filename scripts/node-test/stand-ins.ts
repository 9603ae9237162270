import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'stand-ins');
const require = createRequire(import.meta.url);

/** Modules that a page cannot have, and what a test file that uses one needs. */
const ABSENT: Readonly<Record<string, string>> = {
  child_process: 'child process',
  cluster: 'cluster',
  _tls_common: 'TLS',
  _tls_wrap: 'TLS',
  tls: 'TLS',
  https: 'HTTPS',
  http2: 'HTTP/2',
  inspector: 'inspector',
  'inspector/promises': 'inspector',
  worker_threads: 'worker thread',
};

/** Where programs find the stand-ins. */
const HOME = '/node/stand-ins';
/** Runs before each test file. */
export const PRELOAD = [`${HOME}/globals.cjs`];
const NO_MODULE: readonly string[] = ['absent.cjs', 'globals.cjs'];

export interface StandIns {
  /** Path → text, to be put among the files of a process. */
  readonly files: Readonly<Record<string, string>>;
  /** Module → path of its stand-in. */
  readonly modules: Readonly<Record<string, string>>;
}

/** What takes the place of the modules the engine has not: see stand-ins/absent.cjs. */
export function standIns(): StandIns {
  const files: Record<string, string> = {};
  const modules: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    files[`${HOME}/${name}`] = readFileSync(join(folder, name), 'utf8');
    if (!NO_MODULE.includes(name)) modules[name.replace('.cjs', '')] = `${HOME}/${name}`;
  }
  for (const [id, reason] of Object.entries(ABSENT)) {
    const path = `${HOME}/${id.replace('/', '-')}.generated.cjs`;
    files[path] = absentModule(id, reason);
    modules[id] = path;
  }
  return { files, modules };
}

/** The names are those that this Node's own module has: a program may ask for any of them. */
function absentModule(id: string, reason: string): string {
  const original = require(`node:${id}`) as Record<string, unknown>;
  const values: Record<string, unknown> = {};
  const functions: string[] = [];
  const objects: string[] = [];
  for (const name of namesOf(original)) {
    // Channels between two ends of one thread need no second one.
    if (id === 'worker_threads' && /^(MessageChannel|MessagePort|BroadcastChannel)$/.test(name)) continue;
    const value = original[name];
    if (typeof value === 'function') functions.push(name);
    else if (typeof value === 'object' && value !== null) objects.push(name);
    else if (typeof value !== 'symbol') values[name] = value;
  }
  const shape = JSON.stringify({ values, functions, objects });
  return `module.exports = require('./absent.cjs').absent(${JSON.stringify(reason)}, ${shape});\n`;
}

/** Own names and inherited ones: `cluster` is an event emitter. */
function namesOf(original: object): string[] {
  const names = new Set<string>();
  for (
    let object: object | null = original;
    object && object !== Object.prototype && object !== Function.prototype;
    object = Object.getPrototypeOf(object)
  )
    for (const name of Object.getOwnPropertyNames(object)) if (name !== 'constructor') names.add(name);
  return [...names];
}
