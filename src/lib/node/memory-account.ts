import { HostFinalizationRegistry } from './host.ts';

/** Smaller pieces are not counted: to follow each would cost more than it takes. */
export const LEAST = 4096;
/** What a process may hold, in bytes, when it comes to rest. */
const MOST = 512 * 1024 * 1024;

/** What counts towards one limit. */
export type MemoryKind = 'buffers' | 'heap';

/**
 * What the program may make in one go, much of which may be garbage: nobody can tell before it rests. The heap is
 * where a browser ends the whole page when it is full.
 */
const MOST_AT_ONCE: Readonly<Record<MemoryKind, number>> = { buffers: 6 * MOST, heap: 3 * MOST };

interface Share {
  readonly kind: MemoryKind;
  bytes: number;
}

/**
 * What the program holds in buffers and in large collections, as far as JavaScript can know it: a browser shows nobody
 * the heap of a worker. observe-memory.ts tells of what is made and what grows.
 */
export class MemoryAccount {
  readonly #held: Record<MemoryKind, number> = { buffers: 0, heap: 0 };
  readonly #shares = new WeakMap<object, Share>();
  readonly #released = new HostFinalizationRegistry<Share>(({ kind, bytes }) => {
    this.#held[kind] -= bytes;
  });
  readonly #exceeded: (limit: number) => void;

  /** `exceeded` is told the limit in bytes; it does not return when the program can be unwound. */
  constructor(exceeded: (limit: number) => void) {
    this.#exceeded = exceeded;
  }

  /** Whether the program holds more than it may, as far as is known. */
  get isOver(): boolean {
    return this.#held.buffers + this.#held.heap > MOST;
  }

  /** The process is at rest, and what it does not hold any more has been noticed. */
  check(): void {
    if (this.isOver) this.#exceeded(MOST);
  }

  /** Something takes so many bytes now. */
  count(kind: MemoryKind, holder: object, bytes: number): void {
    let share = this.#shares.get(holder);
    if (!share) {
      share = { kind, bytes: 0 };
      this.#shares.set(holder, share);
      this.#released.register(holder, share);
    }
    this.#held[kind] += bytes - share.bytes;
    share.bytes = bytes;
    if (this.#held[kind] > MOST_AT_ONCE[kind]) this.#exceeded(MOST);
  }
}
