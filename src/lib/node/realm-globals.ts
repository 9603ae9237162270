import constants from 'ieum:constants';

/** Reach the network, the page's storage, or other threads: no simulated program may have them. */
const forbidden =
  'EventSource XMLHttpRequest WebTransport ' +
  'localStorage sessionStorage Storage CompressionStream DecompressionStream Crypto CryptoKey SubtleCrypto';

const hidden = forbidden.split(' ');

/** The host's own, which the library replaces by Node's. */
const replaced = (
  'fetch WebSocket Request Response Headers FormData CloseEvent navigator Navigator BroadcastChannel MessageChannel MessagePort MessageEvent Blob File ReadableStream ' +
  'ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableByteStreamController ' +
  'ReadableStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter ' +
  'TransformStream TransformStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy ' +
  'TextEncoderStream TextDecoderStream'
).split(' ');

/**
 * Takes away every global of the host that Node does not have, such as a worker's `postMessage` and `importScripts`.
 * What JavaScript itself defines stays, for Node's list names it too.
 */
export function hideHostGlobals(): void {
  const known = new Set<string>([...constants.globals, 'constructor']);
  for (const name of [...hidden, ...replaced]) known.delete(name);
  for (
    let object: object | null = globalThis;
    object && object !== Object.prototype;
    object = Object.getPrototypeOf(object)
  )
    for (const name of Object.getOwnPropertyNames(object))
      if (!known.has(name)) Reflect.deleteProperty(object, name);
}

/** Takes away what the library's start-up defines and the engine has no module for; puts seeded chance in. */
export function removeUnavailableGlobals(crypto: object): void {
  for (const name of hidden) Reflect.deleteProperty(globalThis, name);
  Object.defineProperty(globalThis, 'crypto', {
    value: crypto,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

interface Capturing {
  captureStackTrace?: (target: object) => void;
}

/** Gives engines other than V8 the parts of JavaScript that Node's library takes for granted, as far as they lack them. */
export function completeRealm(): void {
  for (const name of ['dispose', 'asyncDispose'])
    if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  const error = Error as Capturing;
  error.captureStackTrace ??= (target) => {
    const { stack } = new Error();
    Object.defineProperty(target, 'stack', { value: stack, writable: true, configurable: true });
  };
}
