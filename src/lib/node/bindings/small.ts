import constants from 'ieum:constants';
import type { Environment } from '../environment.ts';
import { credentialsBinding } from './credentials.ts';
import { errorNumber } from './uv.ts';

/** Bindings of a few lines each: mostly switches for parts of Node that the engine does without. */
export function smallBindings(environment: Environment): Record<string, () => object> {
  return {
    async_context_frame: () => ({
      getContinuationPreservedEmbedderData: () => environment.asyncContextFrame,
      setContinuationPreservedEmbedderData: (frame: unknown) => environment.asyncContext.enter(frame),
    }),
    config: () => ({
      ...constants.config,
      hasIntl: true,
      hasCrypto: false,
      hasOpenSSL: false,
      hasInspector: false,
      noBrowserGlobals: false,
      getDefaultLocale: () => 'en-US',
    }),
    constants: () => withoutPrototypes(constants.constants),
    contextify: () => ({ containsModuleSyntax: () => false, constants: { measureMemory: {} } }),
    credentials: () => credentialsBinding(environment),
    diagnostics_channel: () => ({ linkNativeChannel() {}, subscribers: new Uint32Array(16) }),
    inspector: () => ({}),
    mksnapshot: () => ({
      isBuildingSnapshotBuffer: new Uint8Array(1),
      setSerializeCallback() {},
      setDeserializeCallback() {},
      setDeserializeMainFunction() {},
      runEmbedderPreload() {},
      compileSerializeMain() {},
    }),
    // Nothing is compiled ahead.
    modules: () => ({ getCompileCacheEntry() {}, saveCompileCacheEntry() {}, cachedCodeTypes: {} }),
    module_wrap: () => ({ ...constants.moduleWrap, ModuleWrap: class ModuleWrap {} }),
    options: () => ({
      getCLIOptionsValues: () => ({ __proto__: null, ...constants.options }),
      // The flags that NODE_OPTIONS may hold, negated ones and aliases written out.
      getCLIOptionsInfo: () => ({
        options: new Map(constants.environmentFlags.map((name) => [name, { envVarSettings: 0 }])),
        aliases: new Map(),
      }),
      getOptionsAsFlags: () => [],
      getEmbedderOptions: () => ({
        shouldNotRegisterESMLoader: true,
        noGlobalSearchPaths: true,
        hasEmbedderPreload: false,
        noBrowserGlobals: false,
      }),
      getEnvOptionsInputType: () => new Map(),
      getNamespaceOptionsInputType: () => new Map(),
      envSettings: constants.environmentSettings,
      types: constants.optionTypes,
    }),
    permission: () => ({ has: () => true }),
    profiler: () => ({}),
    report: () => ({}),
    symbols: () => environment.symbols,
    trace_events: () => ({
      available: false,
      trace() {},
      isTraceCategoryEnabled: () => false,
      getCategoryEnabledBuffer: () => new Uint8Array(1),
      getEnabledCategories: () => undefined,
      setTraceCategoryStateUpdateHandler() {},
    }),
    /** No descriptor here is a terminal. */
    tty_wrap: () => ({
      isTTY: () => false,
      TTY: class TTY {
        constructor(_descriptor: number, context: Record<string, unknown>) {
          const errno = errorNumber('EINVAL');
          Object.assign(context, {
            errno,
            code: 'EINVAL',
            message: 'invalid argument',
            syscall: 'uv_tty_init',
          });
        }
      },
      UV_TTY_MODE_NORMAL: 0,
      UV_TTY_MODE_IO: 2,
      UV_TTY_MODE_RAW_VT: 3,
    }),
    url_pattern: () => ({
      URLPattern: (globalThis as { URLPattern?: unknown }).URLPattern ?? class URLPattern {},
    }),
    wasm_web_api: () => ({ setImplementation() {} }),
    worker: () => ({ ...constants.worker, isMainThread: true, ownsProcessState: true, threadId: 0 }),
  };
}

/** Tables of names have no prototype, so that `in` finds only what is there. */
function withoutPrototypes(table: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(table))
    copy[name] =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? withoutPrototypes(value as Record<string, unknown>)
        : value;
  return copy;
}
