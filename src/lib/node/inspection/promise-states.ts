import constants from 'ieum:constants';

const { kPending, kFulfilled, kRejected } = constants.util as Readonly<
  Record<'kPending' | 'kFulfilled' | 'kRejected', number>
>;

/** State and result of a promise, as the binding's `getPromiseDetails` gives them. */
type PromiseDetails = readonly [state: number, result: unknown];

const HostPromise = Promise;
const { resolve: hostResolve, reject: hostReject, withResolvers: hostWithResolvers } = HostPromise;
const details = new WeakMap<object, PromiseDetails>();

const settle = (promise: object, state: number, result: unknown): void => {
  if (!details.has(promise)) details.set(promise, [state, result]);
};
export const fulfilled = (promise: object, value: unknown): void => settle(promise, kFulfilled, value);
export const rejected = (promise: object, reason: unknown): void => settle(promise, kRejected, reason);

/** Whether a promise resolved with this value is settled at once: it has no `then` that somebody must call first. */
function isFinal(value: unknown): boolean {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return true;
  for (let object: object | null = value; object; object = Object.getPrototypeOf(object)) {
    const then = Object.getOwnPropertyDescriptor(object, 'then');
    if (then) return 'value' in then && typeof then.value !== 'function';
  }
  return true;
}

/** A promise resolved with another takes over what is known of that one. */
function resolvedWith(promise: object, value: unknown): void {
  if (isFinal(value)) fulfilled(promise, value);
  else {
    const known = details.get(value as object);
    if (known) settle(promise, ...known);
  }
}

type Resolve = (value?: unknown) => void;
type Executor = (resolve: Resolve, reject: Resolve) => void;

/** `new Promise(executor)` as the rewritten program writes it: what the executor's two functions are told is kept. */
export function newPromise(maker: PromiseConstructor, executor: unknown): object {
  if (maker !== HostPromise || typeof executor !== 'function') return new maker(executor as Executor);
  let promise: object | undefined;
  let early: (() => void) | undefined;
  let over = false;
  const note = (record: (promise: object, value: unknown) => void, value: unknown) => {
    if (over) return;
    over = true;
    if (promise) record(promise, value);
    else early = () => record(promise!, value);
  };
  promise = new HostPromise((resolve, reject) => {
    (executor as Executor)(
      (value) => {
        note(resolvedWith, value);
        resolve(value);
      },
      (reason) => {
        note(rejected, reason);
        reject(reason);
      },
    );
  });
  early?.();
  return promise;
}

/**
 * What is known of a promise. JavaScript cannot ask a promise for its state; this much is seen as it happens: promises
 * that the program makes with `Promise.resolve`, `.reject`, `.withResolvers` and `new Promise`, those that it has
 * awaited, and those whose rejection nobody handles. The rest is shown as pending.
 */
export const promiseDetails = (promise: object): PromiseDetails =>
  details.get(promise) ?? [kPending, undefined];

/** Makes the program's own `Promise` functions tell what they settle. The library keeps those of the host. */
export function observePromises(): void {
  const statics = {
    resolve(this: unknown, value: unknown) {
      const promise = hostResolve.call(this as PromiseConstructor, value);
      if (promise !== value && this === HostPromise) resolvedWith(promise, value);
      return promise;
    },
    reject(this: unknown, reason: unknown) {
      const promise = hostReject.call(this as PromiseConstructor, reason);
      rejected(promise, reason);
      return promise;
    },
    withResolvers(this: unknown) {
      const made = hostWithResolvers.call(this as PromiseConstructor);
      if (this !== HostPromise) return made;
      const { promise, resolve, reject } = made;
      return {
        promise,
        resolve(value: unknown) {
          if (!details.has(promise)) resolvedWith(promise, value);
          resolve(value);
        },
        reject(reason: unknown) {
          rejected(promise, reason);
          reject(reason);
        },
      };
    },
  };
  for (const [name, value] of Object.entries(statics))
    Object.defineProperty(HostPromise, name, { value, writable: true, configurable: true });
}

/** Whether a value is a promise of the host's making (V8's IsPromise), told without touching it. */
export function isPromise(value: unknown): boolean {
  if (!(value instanceof HostPromise)) return false;
  // `Promise.resolve` gives a promise back as it is when its constructor is the one asked for.
  if (value.constructor !== HostPromise) return true;
  const same = hostResolve.call(HostPromise, value);
  if (same === value) return true;
  // An object that only inherits from Promise.prototype: the promise just made of it will be rejected.
  same.catch(() => {});
  return false;
}
