import constants from 'ieum:constants';
import type { Environment } from '../environment.ts';
import { constructorName } from '../inspection/class-names.ts';
import { isMapIterator, isSetIterator, iteratorRest } from '../inspection/collection-iterators.ts';
import { promiseDetails } from '../inspection/promise-states.ts';
import { proxyDetails } from '../inspection/proxies.ts';
import { parseEnvironment } from './dotenv.ts';
import { typesBinding } from './types.ts';

const arrayIndex = /^(0|[1-9]\d*)$/;
const hostMapEntries = Map.prototype.entries;
const hostSetValues = Set.prototype.values;
const hostMap = Map;
const hostSet = Set;

/** Enumerates what util.inspect shows of collections and their iterators. */
function previewEntries(value: unknown, isIterator?: boolean): unknown {
  let entries: unknown[] = [];
  let keyed = false;
  if (value instanceof hostMap) {
    entries = [...hostMapEntries.call(value)].flat();
    keyed = true;
  } else if (value instanceof hostSet) entries = [...hostSetValues.call(value)];
  else if (isMapIterator(value) || isSetIterator(value)) ({ entries, keyed } = iteratorRest(value as object));
  return isIterator ? [entries, keyed] : entries;
}

function defineLazyProperties(environment: Environment) {
  return (target: object, id: string, names: readonly string[], enumerable = true): void => {
    for (const name of names) {
      const set = (value: unknown) =>
        Object.defineProperty(target, name, { value, writable: true, enumerable, configurable: true });
      const get = () => {
        const value = environment.require(id)[name];
        set(value);
        return value;
      };
      Object.defineProperty(get, 'name', { value: name });
      Object.defineProperty(set, 'name', { value: name });
      Object.defineProperty(target, name, { get, set, enumerable, configurable: true });
    }
  };
}

/** internalBinding('util') (src/node_util.cc). */
export function utilBinding(environment: Environment): object {
  return {
    constants: constants.util,
    privateSymbols: environment.privateSymbols,
    shouldAbortOnUncaughtToggle: new Uint32Array(1),
    ...typesBinding(),
    isInsideNodeModules: () => false,
    defineLazyProperties: defineLazyProperties(environment),
    getPromiseDetails: promiseDetails,
    getProxyDetails: proxyDetails,
    getCallerLocation: () => undefined,
    previewEntries,
    getOwnNonIndexProperties(value: object, filter: number): PropertyKey[] {
      const { ONLY_ENUMERABLE, SKIP_SYMBOLS } = constants.util as {
        ONLY_ENUMERABLE: number;
        SKIP_SYMBOLS: number;
      };
      return Reflect.ownKeys(value).filter((key) => {
        if (typeof key === 'symbol' ? filter & SKIP_SYMBOLS : arrayIndex.test(key)) return false;
        return !(filter & ONLY_ENUMERABLE) || Object.getOwnPropertyDescriptor(value, key)?.enumerable;
      });
    },
    getConstructorName: constructorName,
    getExternalValue: () => undefined,
    getCallSites: (count: number) => environment.callSites(count),
    sleep() {},
    parseEnv: parseEnvironment,
    arrayBufferViewHasBuffer: () => true,
    markPromiseAsHandled(promise: Promise<unknown>) {
      promise.catch(() => {});
    },
    /** Standard streams are pipes, as in a Node that another program starts; an index into lib/internal/util's list. */
    guessHandleType: (descriptor: number) => (descriptor <= 2 ? 4 : 6),
    toUSVString: (text: unknown) => (String(text) as string & { toWellFormed(): string }).toWellFormed(),
    isConstructor(value: unknown): boolean {
      try {
        Reflect.construct(Object, [], value as () => void);
        return true;
      } catch {
        return false;
      }
    },
    WeakReference: class WeakReference {
      readonly #target: object;
      constructor(target: object) {
        this.#target = target;
      }
      get(): object {
        return this.#target;
      }
      incRef() {}
      decRef() {}
    },
  };
}
