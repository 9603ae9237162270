import type { Environment, LibraryFunction } from '../environment.ts';
import { HostDOMException, hostStructuredClone } from '../host.ts';
import { asWritten } from '../inspection/function-text.ts';
import { type Message, PortHandle } from './message-port.ts';

type Keyed = Record<PropertyKey, unknown>;

const tagOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1);

/** Objects whose contents are copied one by one when something in them needs the library's own way of copying. */
const isContainer = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Set ||
    prototype === Object.prototype ||
    prototype === null
  );
};

const contents = (value: object): unknown[] =>
  value instanceof Map
    ? [...value].flat()
    : value instanceof Set
      ? [...value]
      : Object.values(Object.getOwnPropertyDescriptors(value)).map(({ value: item }) => item as unknown);

/**
 * Structured cloning (HTML §2.7) with Node's own objects in it: the host copies the values of JavaScript, the library
 * its own (Blob, File, AbortSignal, …) by methods that it marks, and ports move.
 */
export class MessageCloner {
  readonly #environment: Environment;
  create!: (info: string) => object;
  newPort!: () => PortHandle;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Of an object of the library's own: what it says about being copied; undefined for every other value. */
  #mode(value: unknown): number | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    const mode = (value as Keyed)[this.#environment.privateSymbols.transfer_mode_private_symbol!];
    return typeof mode === 'number' ? mode : undefined;
  }

  #isOwn(value: unknown): boolean {
    return this.#isPort(value) || this.#mode(value) !== undefined;
  }

  #isPort(value: unknown): value is PortHandle {
    if (typeof value !== 'object' || value === null) return false;
    try {
      PortHandle.isOpen(value as PortHandle);
      return true;
    } catch {
      return false;
    }
  }

  #holdsOwn(value: unknown, seen: Set<object>): boolean {
    if (typeof value !== 'object' || value === null || seen.has(value)) return false;
    if (this.#isOwn(value)) return true;
    seen.add(value);
    return isContainer(value) && contents(value).some((item) => this.#holdsOwn(item, seen));
  }

  #fail(message: string): never {
    throw new HostDOMException(message, 'DataCloneError');
  }

  #host(value: unknown, transfer: readonly unknown[]): unknown {
    try {
      return hostStructuredClone(value, { transfer: transfer as Transferable[] });
    } catch (error) {
      if (!(error instanceof HostDOMException)) throw error;
      const { message, name } = error as DOMException;
      const [, subject, rest] =
        /^(?:Failed to execute '\w+' on '\w+': )?([\s\S]*?)( could not be cloned\.|)$/.exec(message)!;
      throw new HostDOMException(asWritten(subject!) + rest, name);
    }
  }

  clone(value: unknown, transfer: readonly unknown[], from?: PortHandle): Message {
    if (new Set(transfer).size < transfer.length)
      this.#fail(
        transfer.some((item) => this.#isPort(item))
          ? 'Transfer list contains duplicate MessagePort'
          : 'Transfer list contains duplicate ArrayBuffer',
      );
    if (from && transfer.includes(from)) this.#fail('Transfer list contains source port');
    const untransferable = this.#environment.privateSymbols.untransferable_object_private_symbol!;
    if (transfer.some((item) => (item as Keyed | null)?.[untransferable]))
      this.#fail('Cannot transfer object of unsupported type.');
    const own = transfer.filter((item) => this.#isOwn(item));
    const buffers = transfer.filter((item) => !this.#isOwn(item));
    // Browsers have words of their own for these two.
    if (!buffers.every((item) => item instanceof ArrayBuffer))
      this.#fail('Found invalid value in transferList.');
    if (buffers.some(isDetached)) this.#fail('Cannot transfer object of unsupported type.');
    if (own.length === 0 && !this.#holdsOwn(value, new Set()))
      return { data: this.#host(value, buffers), ports: [] };
    const memory = new Map<object, unknown>();
    const ports = own
      .filter((item) => this.#isPort(item))
      .map((port) => this.#move(port as PortHandle, memory));
    return { data: this.#copy(value, own, buffers, memory), ports };
  }

  #move(port: PortHandle, memory: Map<object, unknown>): PortHandle {
    if (!PortHandle.isOpen(port)) this.#fail('MessagePort in transfer list is already detached');
    const moved = this.newPort();
    PortHandle.transfer(port, moved);
    memory.set(port, moved);
    return moved;
  }

  #copy(
    value: unknown,
    own: readonly unknown[],
    buffers: readonly unknown[],
    memory: Map<object, unknown>,
  ): unknown {
    if (typeof value !== 'object' || value === null) return this.#host(value, []);
    const known = memory.get(value);
    if (known !== undefined) return known;
    if (this.#isOwn(value)) return this.#copyOwn(value, own.includes(value), memory);
    if (!isContainer(value)) {
      const copy = this.#host(value, buffers.includes(value) ? [value] : []);
      memory.set(value, copy);
      return copy;
    }
    const again = (item: unknown) => this.#copy(item, own, buffers, memory);
    const container: object = value;
    if (container instanceof Map) {
      const copy = new Map();
      memory.set(value, copy);
      for (const [key, item] of container) copy.set(again(key), again(item));
      return copy;
    }
    if (container instanceof Set) {
      const copy = new Set();
      memory.set(value, copy);
      for (const item of container) copy.add(again(item));
      return copy;
    }
    const copy: Keyed = Array.isArray(container) ? ([] as never) : {};
    memory.set(value, copy);
    for (const [key, item] of Object.entries(container)) copy[key] = again(item);
    return copy;
  }

  #copyOwn(value: object, transferred: boolean, memory: Map<object, unknown>): unknown {
    const { symbols } = this.#environment;
    const mode = this.#mode(value) ?? 0;
    const method = (symbol: symbol) => (value as Keyed)[symbol] as LibraryFunction | undefined;
    const { kTransferable, kCloneable } = this.#environment.binding('util').constants as Record<
      string,
      number
    >;
    const give =
      transferred && mode & kTransferable!
        ? method(symbols.messaging_transfer_symbol!)
        : mode & kCloneable!
          ? method(symbols.messaging_clone_symbol!)
          : undefined;
    if (!give) {
      if (this.#isPort(value) || mode & kTransferable!)
        this.#fail('Object that needs transfer was found in message but not listed in transferList');
      this.#fail(
        `${tagOf(value) === 'Object' ? `#<${value.constructor?.name ?? 'Object'}>` : `#<${tagOf(value)}>`} could not be cloned.`,
      );
    }
    const { data, deserializeInfo } = give.call(value) as { data: Keyed; deserializeInfo: string };
    const made = this.create(deserializeInfo) as Record<symbol, LibraryFunction>;
    memory.set(value, made);
    made[symbols.messaging_deserialize_symbol!]!(data);
    return made;
  }
}

/** Whether the memory has been given away. */
function isDetached(buffer: ArrayBuffer): boolean {
  try {
    new Uint8Array(buffer);
    return false;
  } catch {
    return true;
  }
}
