import { isMapIterator, isSetIterator } from '../inspection/collection-iterators.ts';
import { isPromise } from '../inspection/promise-states.ts';
import { isProxy } from '../inspection/proxies.ts';

/** Tells whether `probe` (a getter or method that checks its receiver's internal slot) accepts a value. */
const accepts =
  (probe: (this: unknown, ...values: never[]) => unknown) =>
  (value: unknown): boolean => {
    if (value === null || typeof value !== 'object') return false;
    try {
      (probe as (this: unknown, key: object) => unknown).call(value, {});
      return true;
    } catch {
      return false;
    }
  };

const getter = (prototype: object, name: string) => Object.getOwnPropertyDescriptor(prototype, name)!.get!;
const tagOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);
const functionTagged =
  (...tags: string[]) =>
  (value: unknown) =>
    typeof value === 'function' && tags.includes(tagOf(value)) && !Object.hasOwn(value, Symbol.toStringTag);

const isArrayBuffer = accepts(getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer =
  typeof SharedArrayBuffer === 'function'
    ? accepts(getter(SharedArrayBuffer.prototype, 'byteLength'))
    : () => false;
export const isAnyArrayBuffer = (value: unknown): boolean =>
  isArrayBuffer(value) || isSharedArrayBuffer(value);
const isNumberObject = accepts(Number.prototype.valueOf);
const isStringObject = accepts(String.prototype.valueOf);
const isBooleanObject = accepts(Boolean.prototype.valueOf);
const isBigIntObject = accepts(BigInt.prototype.valueOf);
const isSymbolObject = accepts(Symbol.prototype.valueOf);
const errorBrand = (Error as unknown as { isError?: (value: unknown) => boolean }).isError;
const hostDataView = DataView;
const regExpSource = getter(RegExp.prototype, 'source');
const isRegExp = accepts(regExpSource);
const regExpPrototype = RegExp.prototype;
const namespaces = new WeakSet<object>();

/** Marks the namespace objects that our module loader makes, so that util.types knows them. */
export const markNamespace = (namespace: object): void => {
  namespaces.add(namespace);
};

const { isPrototypeOf: isBehind } = Object.prototype;
const hasOwnTag = (value: object) => Object.hasOwn(value, Symbol.toStringTag);
const generatorPrototypes = [function* () {}, async function* () {}].map((generator) =>
  Object.getPrototypeOf(generator.prototype),
) as object[];

/** internalBinding('types') (src/node_types.cc). */
export function typesBinding(): Record<string, (value: unknown) => boolean> {
  return {
    isExternal: () => false,
    isDate: accepts(Date.prototype.getTime),
    isArgumentsObject: (value) =>
      typeof value === 'object' &&
      value !== null &&
      !(Symbol.toStringTag in value) &&
      tagOf(value) === 'Arguments',
    isBigIntObject,
    isBooleanObject,
    isNumberObject,
    isStringObject,
    isSymbolObject,
    isBoxedPrimitive: (value) =>
      isNumberObject(value) ||
      isStringObject(value) ||
      isBooleanObject(value) ||
      isBigIntObject(value) ||
      isSymbolObject(value),
    isNativeError: (value) =>
      typeof value === 'object' &&
      value !== null &&
      (errorBrand ? errorBrand(value) : value instanceof Error),
    isRegExp: (value) => isRegExp(value) && value !== regExpPrototype,
    isAsyncFunction: functionTagged('AsyncFunction', 'AsyncGeneratorFunction'),
    isGeneratorFunction: functionTagged('GeneratorFunction', 'AsyncGeneratorFunction'),
    isGeneratorObject: (value) =>
      generatorPrototypes.some((prototype) => isBehind.call(prototype, value as object)) &&
      !hasOwnTag(value as object),
    isPromise,
    isMap: accepts(getter(Map.prototype, 'size')),
    isSet: accepts(getter(Set.prototype, 'size')),
    isMapIterator,
    isSetIterator,
    isWeakMap: accepts(WeakMap.prototype.has),
    isWeakSet: accepts(WeakSet.prototype.has),
    isArrayBuffer,
    isDataView: (value) => value instanceof hostDataView,
    isSharedArrayBuffer,
    isProxy,
    isModuleNamespaceObject: (value) => typeof value === 'object' && value !== null && namespaces.has(value),
    isAnyArrayBuffer,
  };
}
