import constants from 'ieum:constants';
import { absentModules, notAvailable } from './absent-modules.ts';
import type { StandardInput } from './bindings/pipe-wrap.ts';
import { internalBindings } from './bindings/table.ts';
import type { Environment, LibraryFunction } from './environment.ts';
import { environmentVariables } from './environment-variables.ts';
import { coreIds, moduleFunction } from './library-modules.ts';
import { LoadedParts } from './loaded-parts.ts';
import { substitutes } from './substitutes.ts';

/** Scripts that set the realm up, in the order of `node::Realm::RunBootstrapping` (src/node_realm.cc). */
const bootstrap = [
  'internal/bootstrap/node',
  'internal/bootstrap/web/exposed-wildcard',
  'internal/bootstrap/web/exposed-window-or-worker',
  'internal/bootstrap/switches/is_main_thread',
  'internal/bootstrap/switches/does_own_process_state',
];

/** Loaded with the library, while nobody waits yet. */
const ahead = ['net', 'dgram', 'timers', 'util', 'dns'];

/** Properties that native code hides from reflection: symbols whose assignment makes a non-enumerable property. */
function hidePrivateSymbols(environment: Environment): void {
  for (const symbol of Object.values(environment.privateSymbols))
    Object.defineProperty(Object.prototype, symbol, {
      configurable: true,
      enumerable: false,
      get: () => undefined,
      set(this: object, value: unknown) {
        Object.defineProperty(this, symbol, { value, writable: true, configurable: true, enumerable: false });
      },
    });
}

/** The object that native code makes before the library's start-up adds to it (src/node_process_object.cc). */
function makeProcess(environment: Environment): Environment['process'] {
  const { privateSymbols } = environment;
  // The function template of native code, by which the object is named when it is printed.
  const { prototype } = function process() {};
  const process: Environment['process'] = Object.create(prototype);
  Object.defineProperty(process, privateSymbols.exit_info_private_symbol!, { value: new Int32Array(3) });
  const versions = Object.fromEntries(
    Object.entries(constants.versions).filter(([name]) => name !== 'openssl'),
  );
  const fixed = {
    version: constants.version,
    versions: Object.defineProperties({}, readOnly(versions)),
    arch: 'x64',
    platform: 'linux',
    release: constants.release,
  };
  Object.defineProperties(process, readOnly(fixed));
  return process;
}

const readOnly = (values: object): PropertyDescriptorMap =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, enumerable: true, configurable: true }]),
  );

const portOutOfRange = (): Error =>
  Object.assign(new RangeError('process.debugPort must be 0 or in range 1024 to 65535'), {
    code: 'ERR_OUT_OF_RANGE',
  });

/** What native code adds when the library has been set up (`node::PatchProcessObject`, src/node_process_object.cc). */
function patchProcess(environment: Environment): void {
  const { process } = environment;
  const variables: Record<string, string> = Object.create(Object.prototype);
  Object.assign(process, {
    title: 'node',
    argv: ['/usr/local/bin/node'],
    execArgv: [],
    env: environmentVariables(variables),
    pid: 0,
    ppid: 1,
    execPath: '/usr/local/bin/node',
    _preload_modules: [],
    argv0: 'node',
    report: { reportOnUncaughtException: false },
  });
  let debugPort = 9229;
  Object.defineProperty(process, 'debugPort', {
    configurable: true,
    enumerable: true,
    get: () => debugPort,
    set(value: unknown) {
      const port = Math.trunc(Number(value)) || 0;
      if (port !== 0 && (port < 1024 || port > 65_535)) throw portOutOfRange();
      debugPort = port;
    },
  });
  environment.atStart(({ argv, env, pid }) => {
    (process.argv as string[]).push(...argv);
    Object.assign(variables, env);
    process.pid = pid;
  });
}

/**
 * Starts Node's library in this realm: primordials, module loader, `process`, globals. What Node does in
 * `prepareMainThreadExecution` (lib/internal/process/pre_execution.js) comes last, as far as it applies here.
 */
export function startLibrary(environment: Environment, input: StandardInput): void {
  hidePrivateSymbols(environment);
  const process = makeProcess(environment);
  environment.process = process;
  const parts = new LoadedParts(() => environment.boot.parts);
  const ids = [...coreIds, ...Object.keys(substitutes), ...absentModules, ...parts.moduleIds];
  const builtinIds = [...new Set(ids)].filter((id) => !id.startsWith('internal/per_context/')).sort();
  const getBinding = internalBindings(environment, input, parts, () => ({
    builtinIds,
    config: constants.processConfig,
    natives: {},
    builtinCategories: { canBeRequired: builtinIds, cannotBeRequired: [] },
    hasCachedBuiltins: () => true,
    setInternalLoaders() {},
    compileFunction(id: string): LibraryFunction {
      // Some stand in only for a part that was not given.
      const fallback = parts.isGiven(id) ? undefined : substitutes[id];
      const substitute = fallback ?? parts.ofModule(id)?.substitutes?.[id];
      if (substitute)
        return (_exports, require, module) => {
          (module as { exports: object }).exports = substitute(
            require as Environment['require'],
            environment,
          );
        };
      if (absentModules.includes(id)) throw notAvailable(id, environment.require);
      return moduleFunction(id);
    },
  }));
  environment.binding = getBinding as Environment['binding'];

  const primordials = {};
  environment.asyncContext.whileCopied(() => {
    for (const id of ['internal/per_context/primordials', 'internal/per_context/domexception'])
      moduleFunction(id)({}, primordials, environment.privateSymbols, environment.symbols);
  });
  const messages = {} as Pick<Environment, 'emitMessage'>;
  moduleFunction('internal/per_context/messageport')(messages, primordials);
  environment.emitMessage = messages.emitMessage;
  const realm = moduleFunction('internal/bootstrap/realm')(process, getBinding, getBinding, primordials) as {
    require: Environment['require'];
    internalBinding: (name: string) => object;
  };
  environment.require = realm.require;
  for (const id of bootstrap)
    moduleFunction(id)({}, realm.require, {}, process, realm.internalBinding, primordials);
  patchProcess(environment);
  prepareExecution(environment);
}

/** What the console has of V8's inspector, where it does nothing while nobody inspects. */
const inspectorsConsole = {
  profile: function profile() {},
  profileEnd: function profileEnd() {},
  timeStamp: function timeStamp() {},
};

function prepareExecution(environment: Environment): void {
  const { process, require } = environment;
  const { initializeGlobalConsole } = require('internal/console/constructor') as Record<
    string,
    LibraryFunction
  >;
  const { onWarning } = require('internal/process/warning');
  const { initializeDebugEnv } = require('internal/util/debuglog') as Record<string, LibraryFunction>;
  const { initializeDns } = require('internal/dns/utils') as Record<string, LibraryFunction>;
  Object.defineProperty(process, 'argv0', { enumerable: true, value: 'node' });
  const console = require('internal/console/global');
  initializeGlobalConsole!(console);
  Object.assign(console, inspectorsConsole);
  (process.on as LibraryFunction)('warning', onWarning);
  initializeDns!();
  const { defineReplaceableLazyAttribute, exposeLazyInterfaces } = require('internal/util') as Record<
    string,
    LibraryFunction
  >;
  exposeLazyInterfaces!(globalThis, 'internal/navigator', ['Navigator']);
  defineReplaceableLazyAttribute!(globalThis, 'internal/navigator', ['navigator'], false);
  environment.atStart(({ env }) => initializeDebugEnv!(env.NODE_DEBUG));
  // What most programs ask for.
  for (const id of ahead) require(id);
}
