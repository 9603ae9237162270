import { HostProxy } from '../host.ts';
import { LEAST, type MemoryAccount } from '../memory-account.ts';
import { standsFor } from './function-text.ts';

type Constructor = new (...values: never[]) => ArrayBufferView | ArrayBufferLike;
type Maker = (...values: never[]) => ArrayBufferView;

const countedNames = [
  ...['ArrayBuffer', 'SharedArrayBuffer', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array'],
  ...[
    'Int16Array',
    'Uint32Array',
    'Int32Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
  ],
];
/** Collections are looked at each time they have grown by so many elements. */
const STEP = 1024;
/** Bytes of an element, roughly, with what a small object takes. */
const ELEMENT = { number: 8, other: 48 } as const;

const bytesFor = (value: unknown, count: number): number =>
  count * (typeof value === 'number' || typeof value === 'boolean' ? ELEMENT.number : ELEMENT.other);

/** A method of the host's as a function of its receiver, safe from what the program does to `call` and `apply`. */
const uncurried = <Result>(method: unknown): ((self: unknown, ...values: unknown[]) => Result) =>
  Function.prototype.call.bind(method as () => Result) as never;

const sizeOf = (prototype: object) =>
  uncurried<number>(Object.getOwnPropertyDescriptor(prototype, 'size')!.get);

/**
 * From now on the account hears of the buffers that the program makes and of the collections it fills. The library has
 * taken its own copies of all of them before.
 */
export function observeMemory(
  account: MemoryAccount,
  buffer: { alloc: Maker; allocUnsafe: Maker; allocUnsafeSlow: Maker },
): void {
  observeBuffers(account, buffer);
  observeCollections(account);
}

function observeBuffers(account: MemoryAccount, buffer: Parameters<typeof observeMemory>[1]): void {
  const count = (made: ArrayBufferView | ArrayBufferLike) => {
    const { byteLength } = made;
    // One that was made for another class has no length to ask for.
    if (byteLength >= LEAST)
      account.count('buffers', ArrayBuffer.isView(made) ? made.buffer : made, byteLength);
  };
  const counted = (host: Constructor): Constructor => {
    const proxy: Constructor = new HostProxy(host, {
      construct: (target, values: never[], newTarget) => {
        const made = Reflect.construct(target, values, newTarget === proxy ? target : newTarget) as
          | ArrayBufferView
          | ArrayBufferLike;
        const [source] = values as unknown[];
        const isView = ArrayBuffer.isView(made) && made.buffer === source;
        if (!isView) count(made);
        return made;
      },
    });
    Object.defineProperty(host.prototype, 'constructor', { value: proxy });
    standsFor(proxy, host);
    return proxy;
  };
  for (const name of countedNames) {
    const host = (globalThis as unknown as Record<string, Constructor | undefined>)[name];
    if (host) Object.defineProperty(globalThis, name, { value: counted(host) });
  }
  // A class of the library's that extends one of them.
  Object.setPrototypeOf(buffer, Uint8Array);
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow'] as const)
    buffer[name] = new HostProxy(buffer[name], {
      apply: (target, self, values) => {
        const made = Reflect.apply(target, self, values) as ArrayBufferView;
        // A piece of the pool is nobody's own.
        if (made.byteLength === made.buffer.byteLength) count(made);
        return made;
      },
    });
}

function observeCollections(account: MemoryAccount): void {
  const { push, fill } = Array.prototype;
  const pushOne = uncurried<number>(push);
  const fillAll = uncurried<unknown[]>(fill);
  const mapSet = uncurried(Map.prototype.set);
  const setAdd = uncurried(Set.prototype.add);
  const mapSize = sizeOf(Map.prototype);
  const setSize = sizeOf(Set.prototype);
  // In a class, as strict as the language's own: what they are called on is not to be made an object.
  class Observed {
    push(this: unknown[], ...items: unknown[]) {
      const length =
        items.length === 1 ? pushOne(this, items[0]) : (Reflect.apply(push, this, items) as number);
      if (length >= LEAST && length % STEP < items.length)
        account.count('heap', this, bytesFor(items[0], length));
      return length;
    }

    fill(this: unknown[], value: unknown, ...range: number[]) {
      const filled: unknown[] =
        range.length === 0 ? fillAll(this, value) : Reflect.apply(fill, this, [value, ...range]);
      const { length } = filled;
      // The same value in each place takes no more than its place.
      if (length >= LEAST) account.count('heap', filled, length * ELEMENT.number);
      return filled;
    }

    set(this: Map<unknown, unknown>, key: unknown, value: unknown) {
      mapSet(this, key, value);
      const size = mapSize(this);
      if (size >= LEAST && size % STEP === 0)
        account.count('heap', this, bytesFor(value, size) + size * ELEMENT.other);
      return this;
    }

    add(this: Set<unknown>, value: unknown) {
      setAdd(this, value);
      const size = setSize(this);
      if (size >= LEAST && size % STEP === 0) account.count('heap', this, size * ELEMENT.other);
      return this;
    }
  }
  const methods = Observed.prototype;
  const replace = (prototype: object, name: keyof typeof methods) => {
    const host = (prototype as Record<string, object>)[name]!;
    standsFor(methods[name], host);
    const { length } = host as { readonly length?: number };
    Object.defineProperty(methods[name], 'length', { value: length, configurable: true });
    Object.defineProperty(prototype, name, { value: methods[name], writable: true, configurable: true });
  };
  replace(Array.prototype, 'push');
  replace(Array.prototype, 'fill');
  replace(Map.prototype, 'set');
  replace(Set.prototype, 'add');
}
