import { Parser } from 'acorn';
import type { LibraryFunction } from './environment.ts';
import { HostTextDecoder } from './host.ts';
import { messageEvents } from './message-event.ts';
import type { CommonJSModule } from './modules/commonjs.ts';
import type { Substitute } from './parts/part-code.ts';

const nothing = () => undefined;

const singleByte =
  /^(ibm866|iso-8859-\d+(-i)?|koi8-[ru]|macintosh|windows-(874|125\d)|x-mac-cyrillic|x-user-defined)$/;

/** Modules of the core of which the library uses a part that the engine provides or does without. */
export const substitutes: Readonly<Record<string, Substitute>> = {
  'internal/deps/acorn/acorn/dist/acorn': () => ({ Parser }),
  // The library takes MessageEvent from there. For programs that name nothing else of it.
  'internal/deps/undici/undici': messageEvents,
  // Every host decodes the old encodings of one octet a character.
  'internal/encoding/single-byte': (require) => ({
    isSinglebyteEncoding: (name: string) => singleByte.test(name),
    createSinglebyteDecoder: (name: string, fatal: boolean) => (bytes: Uint8Array<ArrayBuffer>) => {
      try {
        return new HostTextDecoder(name, { fatal }).decode(bytes);
      } catch {
        const { ERR_ENCODING_INVALID_ENCODED_DATA } = require('internal/errors').codes as Record<
          string,
          new (
            ...values: unknown[]
          ) => Error
        >;
        throw new ERR_ENCODING_INVALID_ENCODED_DATA!(name, undefined);
      }
    },
  }),
  'internal/histogram': () => ({
    createHistogram() {
      throw new Error('perf_hooks.createHistogram() is not available in this engine');
    },
    RecordableHistogram: class RecordableHistogram {},
  }),
  'internal/modules/helpers': (require) => ({
    getRequireStack(module: CommonJSModule | null | undefined): string[] {
      const stack: string[] = [];
      for (let at = module?.parent; at; at = at.parent) stack.push(at.filename ?? at.id);
      return stack;
    },
    getBuiltinModule(id: string) {
      const { validateString } = require('internal/validators') as Record<string, LibraryFunction>;
      validateString!(id, 'id');
      const { BuiltinModule } = require('internal/bootstrap/realm') as {
        BuiltinModule: { normalizeRequirableId(id: string): string | undefined };
      };
      const known = BuiltinModule.normalizeRequirableId(id);
      return known === undefined ? undefined : require(known);
    },
  }),
  'internal/perf/event_loop_delay': () =>
    function monitorEventLoopDelay() {
      throw new Error('perf_hooks.monitorEventLoopDelay() is not available in this engine');
    },
  'internal/process/permission': () => ({ isEnabled: () => false, has: () => true }),
  'internal/source_map/source_map_cache': () => ({
    getSourceMapsSupport: () => ({ enabled: false, nodeModules: false, generatedCode: false }),
    setSourceMapsSupport: nothing,
    maybeCacheGeneratedSourceMap: nothing,
    findSourceMap: nothing,
  }),
  // Standard input and output are pipes; nothing else is open.
  'internal/tty': () => ({ getColorDepth: () => 1, hasColors: () => false }),
  'internal/util/trace_sigint': () => ({
    setTraceSigInt() {
      throw new Error('util.setTraceSigInt() is not available in this engine');
    },
  }),
  'internal/webstreams/compression': () => ({}),
  'internal/vm': () => ({ makeContextifyScript: nothing, runScriptInThisContext: nothing }),
  'internal/worker': () => ({ isMainThread: true }),
  'internal/trace_events_async_hooks': () => ({ createHook: () => ({ enable: nothing, disable: nothing }) }),
  // createRequire and the lists; hooks, source maps and the rest are left out.
  module: (_require, environment) => environment.modules.moduleExports(),
  // Servers ask whether they run in a cluster; one process a worker means they never do.
  cluster: () => ({ isPrimary: true, isMaster: true, isWorker: false }),
};
