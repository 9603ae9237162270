import { HostFinalizationRegistry, HostProxy } from './host.ts';
import { standsFor } from './inspection/function-text.ts';

/** Smaller pieces are not counted: to follow each would cost more than it takes. */
const LEAST = 4096;
/** What a process may hold in buffers, in bytes, when it comes to rest. */
const MOST = 512 * 1024 * 1024;
/** What it may make in one go, much of which may be garbage: nobody can tell before it rests. */
const MOST_AT_ONCE = 6 * MOST;

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

/**
 * What the program holds in buffers and typed arrays, the one kind of memory that a page lets be counted. They lie
 * outside the heap of JavaScript, where a browser gives gigabytes before it refuses.
 */
export class MemoryAccount {
  #held = 0;
  readonly #released = new HostFinalizationRegistry<number>((bytes) => {
    this.#held -= bytes;
  });
  readonly #exceeded: (limit: number) => void;

  /** `exceeded` is told the limit in bytes; it does not return when the program can be unwound. */
  constructor(exceeded: (limit: number) => void) {
    this.#exceeded = exceeded;
  }

  /** Whether the program holds more than it may, as far as is known. */
  get isOver(): boolean {
    return this.#held > MOST;
  }

  /** The process is at rest, and what it does not hold any more has been noticed. */
  check(): void {
    if (this.isOver) this.#exceeded(MOST);
  }

  #count(made: ArrayBufferView | ArrayBufferLike): void {
    const { byteLength } = made;
    // One that was made for another class has no length to ask for.
    if (!(byteLength >= LEAST)) return;
    this.#held += byteLength;
    this.#released.register(ArrayBuffer.isView(made) ? made.buffer : made, byteLength);
    if (this.#held > MOST_AT_ONCE) this.#exceeded(MOST);
  }

  /** From now on what the program makes is counted; the library has taken its own copies of the constructors before. */
  install(buffer: { alloc: Maker; allocUnsafe: Maker; allocUnsafeSlow: Maker }): void {
    for (const name of countedNames) {
      const host = (globalThis as unknown as Record<string, Constructor | undefined>)[name];
      if (host) Object.defineProperty(globalThis, name, { value: this.#counted(host) });
    }
    // A class of the library's that extends one of them.
    Object.setPrototypeOf(buffer, Uint8Array);
    for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow'] as const)
      buffer[name] = new HostProxy(buffer[name], {
        apply: (target, self, values) => {
          const made = Reflect.apply(target, self, values) as ArrayBufferView;
          // A piece of the pool is nobody's own.
          if (made.byteLength === made.buffer.byteLength) this.#count(made);
          return made;
        },
      });
  }

  #counted(host: Constructor): Constructor {
    const counted: Constructor = new HostProxy(host, {
      construct: (target, values: never[], newTarget) => {
        const made = Reflect.construct(target, values, newTarget === counted ? target : newTarget) as
          | ArrayBufferView
          | ArrayBufferLike;
        const [source] = values as unknown[];
        const isView = ArrayBuffer.isView(made) && made.buffer === source;
        if (!isView) this.#count(made);
        return made;
      },
    });
    Object.defineProperty(host.prototype, 'constructor', { value: counted });
    standsFor(counted, host);
    return counted;
  }
}
