import type { Boot, Slice, Turn } from '../protocol.ts';
import type { ProcessPort } from './process-port.ts';

/** A process is made again only as long as that is soon done: so many slices, bytes that they brought, milliseconds. */
const MOST = { slices: 100, bytes: 64 * 1024, milliseconds: 100 } as const;
/** A process that is needed again and again keeps its worker in the end. */
const MOST_SWAPS = 2;

/** What gives a process its worker, and takes it away. */
export interface Swapping {
  booted(port: SwappablePort): void;
  used(port: SwappablePort): void;
  rested(): void;
  ended(port: SwappablePort): void;
}

/** One slice of the past, and what came of it. */
interface Played {
  readonly slice: Slice;
  readonly result: string;
}

/** So that a process that becomes another one when it is made again is noticed. */
const resultOf = ({ operations, output, timerAt }: Turn): string =>
  `${operations.length} ${timerAt} ${output.map(({ text }) => text.length)}`;

const bytesOf = ({ events, disk = [] }: Slice): number =>
  [...events, ...disk].reduce((sum, item) => sum + weightOf(item), 0);

/** Roughly: only what a program is sent or reads can be long. */
function weightOf(item: object): number {
  let bytes = 32;
  for (const value of Object.values(item) as unknown[])
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (typeof value === 'string') bytes += value.length;
  return bytes;
}

/**
 * A process that can do without a worker while it waits. Its slices make it what it is, so a worker that is given the
 * same ones is the same process; nothing of that shows in the run.
 */
export class SwappablePort implements ProcessPort {
  readonly #swapping: Swapping;
  #boot: Boot | undefined;
  #worker: ProcessPort | undefined;
  /** Undefined once it would take too long to make the process again. */
  #past: Played[] | undefined = [];
  #bytes = 0;
  #milliseconds = 0;
  /** How many slices of the past the worker has seen. */
  #seen = 0;
  #swaps = 0;
  #running = false;

  constructor(swapping: Swapping) {
    this.#swapping = swapping;
  }

  boot(boot: Boot): void {
    this.#boot = boot;
    this.#swapping.booted(this);
  }

  /** Gives it a worker, which begins to load. */
  load(worker: ProcessPort): void {
    if (!this.#boot) throw new Error('a process was given a worker before it was booted');
    this.#worker = worker;
    this.#seen = 0;
    worker.boot(this.#boot);
  }

  get hasWorker(): boolean {
    return this.#worker !== undefined;
  }

  /** Whether it has a worker that has run nothing yet. */
  get isNew(): boolean {
    return this.hasWorker && !this.#running && this.#seen === 0;
  }

  get canRest(): boolean {
    return !this.#running && this.#seen > 0 && this.#past !== undefined && this.#swaps < MOST_SWAPS;
  }

  /** Gives its worker up until it is needed again. */
  rest(): void {
    this.#swaps++;
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  async run(slice: Slice): Promise<Turn> {
    this.#running = true;
    this.#swapping.used(this);
    try {
      await this.#catchUp();
      const begun = performance.now();
      const turn = await this.#worker!.run(slice);
      this.#remember(slice, turn, performance.now() - begun);
      return turn;
    } finally {
      this.#running = false;
      this.#swapping.rested();
    }
  }

  terminate(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#swapping.ended(this);
  }

  async #catchUp(): Promise<void> {
    for (const { slice, result } of this.#past?.slice(this.#seen) ?? []) {
      const turn = await this.#worker!.run(slice);
      if (resultOf(turn) !== result)
        throw new Error(
          'a process that was to be made again has become another one: does it depend on memory?',
        );
      this.#seen++;
    }
  }

  #remember(slice: Slice, turn: Turn, milliseconds: number): void {
    this.#seen++;
    if (!this.#past) return;
    this.#bytes += bytesOf(slice);
    // The first slice waits for the library, too.
    if (this.#past.length > 0) this.#milliseconds += milliseconds;
    const isShort =
      this.#seen <= MOST.slices && this.#bytes <= MOST.bytes && this.#milliseconds <= MOST.milliseconds;
    // The clock ends no slice that has been answered once.
    const { loopLimit = this.#boot!.loopLimit } = slice;
    if (isShort) this.#past.push({ slice: { ...slice, loopLimit }, result: resultOf(turn) });
    else this.#past = undefined;
  }
}
