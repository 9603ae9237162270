// Run as `node --expose-internals dump.cjs`: prints, as JSON, what the engine takes from this very Node:
// the text of its built-in modules and the constants of its native bindings.
const { internalBinding } = require('internal/test/binding');

/** The plain values of a binding object; its functions are ours to write. */
const values = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => ['number', 'string', 'boolean'].includes(typeof value)),
  );

/** Those that do not show when the object is printed, too. */
const allValues = (object) =>
  Object.fromEntries(Object.getOwnPropertyNames(object).map((name) => [name, object[name]]));

const util = internalBinding('util');
const errors = internalBinding('errors');
const asyncWrap = internalBinding('async_wrap');
const stringDecoder = internalBinding('string_decoder');
const options = internalBinding('options').getCLIOptionsValues();

const dump = {
  sources: internalBinding('builtins').natives,
  constants: {
    version: process.version,
    versions: { ...process.versions },
    release: process.release,
    arch: process.arch,
    processConfig: JSON.stringify({
      // Of the build's settings those that the library itself asks for.
      variables: Object.fromEntries(
        Object.entries(process.config.variables).filter(([name]) =>
          /^(node_use_|v8_enable_i18n|napi_)/.test(name),
        ),
      ),
      target_defaults: {},
    }),
    globals: Object.getOwnPropertyNames(globalThis),
    uv: values(internalBinding('uv')),
    errors: [...internalBinding('uv').getErrorMap()],
    // Compression is not in the engine.
    constants: { ...internalBinding('constants'), zlib: {} },
    config: values(internalBinding('config')),
    util: util.constants,
    privateSymbols: Object.keys(util.privateSymbols),
    symbols: Object.keys(internalBinding('symbols')),
    asyncWrap: { constants: asyncWrap.constants, Providers: asyncWrap.Providers },
    options: { ...Object.fromEntries(Object.entries(options)), '--expose-internals': false },
    environmentFlags: [...process.allowedNodeEnvironmentFlags],
    environmentSettings: internalBinding('options').envSettings,
    optionTypes: internalBinding('options').types,
    performance: allValues(internalBinding('performance').constants),
    exitCodes: errors.exitCodes,
    cares: values(internalBinding('cares_wrap')),
    tcp: internalBinding('tcp_wrap').constants,
    udp: internalBinding('udp_wrap').constants,
    pipe: internalBinding('pipe_wrap').constants,
    stream: values(internalBinding('stream_wrap')),
    stringDecoder: { ...values(stringDecoder), encodings: stringDecoder.encodings },
    promiseRejectEvents: internalBinding('task_queue').promiseRejectEvents,
    moduleWrap: values(internalBinding('module_wrap')),
    worker: values(internalBinding('worker')),
    http: {
      methods: internalBinding('http_parser').methods,
      allMethods: internalBinding('http_parser').allMethods,
      parser: values(internalBinding('http_parser').HTTPParser),
    },
  },
};
process.stdout.write(JSON.stringify(dump));
