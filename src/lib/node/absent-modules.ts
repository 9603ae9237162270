import type { Environment } from './environment.ts';

const ENCRYPTION = 'encryption is left out; node:net and node:http speak plainly on the simulated network';
const INSPECTION = 'there is no V8 of its own to look into';

/** Public modules of Node that the engine has not, and why. */
const reasons: Readonly<Record<string, string>> = {
  _tls_common: ENCRYPTION,
  _tls_wrap: ENCRYPTION,
  child_process: 'the scenario starts the processes of a host, not one of them',
  http2: ENCRYPTION,
  https: ENCRYPTION,
  inspector: INSPECTION,
  'inspector/promises': INSPECTION,
  repl: 'a process reads its standard input by lines, with node:readline',
  sea: 'programs run from their files',
  sqlite: 'no database is built in; node:fs keeps files',
  test: 'programs run here, not test suites; node:assert is there',
  'test/reporters': 'programs run here, not test suites; node:assert is there',
  tls: ENCRYPTION,
  trace_events: INSPECTION,
  v8: INSPECTION,
  vm: 'a process has one global scope',
  wasi: 'programs are JavaScript; WebAssembly itself is there',
  worker_threads: 'a process has one thread; start several processes in the scenario',
  zlib: 'compression is left out',
};

export const absentModules: readonly string[] = Object.keys(reasons);

/** Node's error for a module that it has not, with a sentence on why the engine has not. */
export function notAvailable(id: string, require: Environment['require']): Error {
  const codes = require('internal/errors').codes as Record<string, new (name: string) => Error>;
  const error = new codes.ERR_UNKNOWN_BUILTIN_MODULE!(`node:${id}`);
  error.message += `. It is not in this engine: ${reasons[id]}`;
  return error;
}
