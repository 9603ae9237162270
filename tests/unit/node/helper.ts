import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type Address, LOOPBACK, type Port, parseAddress } from '../../../src/lib/net/address.ts';
import type { BoundPort } from '../../../src/lib/net/socket/socket-table.ts';
import { milliseconds, type Time } from '../../../src/lib/net/time.ts';
import { type PartScripts, partsFor } from '../../../src/lib/node/parts.ts';
import type { Boot, Exit, KernelEvent, Operation, Slice, Turn } from '../../../src/lib/node/protocol.ts';
import { readProcessScript, startProcessThread } from '../../../src/lib/node/sim/process-script.ts';

const root = join(import.meta.dirname, '../../..');
let built = false;

/** Builds the engine when its inputs have changed (the script itself knows); gives its folder. */
export function buildEngine(): string {
  if (!built) execFileSync(process.execPath, [join(root, 'scripts/build-engine.ts')], { stdio: 'inherit' });
  built = true;
  return join(root, '.engine');
}

/** The texts of the parts that files name. */
export const partScripts = (files: Readonly<Record<string, string>>): PartScripts =>
  Object.fromEntries(
    partsFor(files).map((name) => [name, readFileSync(join(buildEngine(), `${name}.js`), 'utf8')]),
  );

export const address = (text: string): Address => parseAddress(text)!;
export const endpoint = (text: string) => {
  const [host, port] = text.split(':');
  return { address: address(host!), port: Number(port) as Port };
};

export interface ProcessOptions {
  readonly main?: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly outputLimit?: number;
  readonly loopLimit?: number;
  readonly patience?: number;
}

/** What a test's process is told at its start: the first file runs unless `main` names another. */
export function bootOf(files: Readonly<Record<string, string>>, options: ProcessOptions = {}): Boot {
  const main = options.main ?? Object.keys(files)[0]!;
  return {
    pid: 4321,
    hostname: 'client',
    address: address('10.0.0.11'),
    nameServers: { addresses: [LOOPBACK] },
    argv: [main, ...(options.argv ?? [])],
    env: options.env ?? {},
    cwd: '/home',
    files,
    parts: partScripts(files),
    seed: options.seed ?? 1,
    epoch: Date.UTC(2026, 0, 1),
    outputLimit: options.outputLimit ?? 1_000_000,
    loopLimit: options.loopLimit ?? 50_000_000,
    patience: options.patience ?? 2000,
  };
}

/** A process in a worker of its own, and a kernel that does what the test says. */
export class TestProcess {
  readonly #worker: Worker;
  #answer: { resolve: (turn: Turn) => void; reject: (error: Error) => void } | undefined;
  now = 0 as Time;
  ports: BoundPort[] = [];
  stdout = '';
  stderr = '';
  exit: Exit | undefined;
  timerAt: Time | null = null;
  /** Everything the process asked for so far. */
  readonly operations: Operation[] = [];

  constructor(files: Readonly<Record<string, string>>, options: ProcessOptions = {}) {
    this.#worker = startProcessThread(readProcessScript(buildEngine()));
    this.#worker.on('message', ({ turn }: { turn: Turn }) => this.#answer?.resolve(turn));
    this.#worker.on('error', (error: Error) => this.#answer?.reject(error));
    this.#worker.postMessage({ boot: bootOf(files, options) });
  }

  /** Runs one slice and gives the operations of its turn. */
  async slice(...events: KernelEvent[]): Promise<readonly Operation[]> {
    const slice: Slice = {
      now: this.now,
      events,
      ports: this.ports,
      ephemeral: { tcp: 32768 as Port, udp: 32768 as Port },
    };
    const turn = await new Promise<Turn>((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#worker.postMessage({ slice });
    });
    for (const { stream, text } of turn.output) this[stream] += text;
    this.operations.push(...turn.operations);
    this.timerAt = turn.timerAt;
    if (turn.exit) {
      this.exit = turn.exit;
      await this.#worker.terminate();
    }
    return turn.operations;
  }

  start(): Promise<readonly Operation[]> {
    return this.slice({ type: 'start' });
  }

  /** Lets virtual time pass to the process's next timer. */
  async wake(): Promise<readonly Operation[]> {
    if (this.timerAt === null) throw new Error('the process waits for no timer');
    this.now = this.timerAt;
    return this.slice();
  }

  /** Runs on timers alone until the process ends or waits for something else. */
  async runToEnd(input?: readonly (string | null)[]): Promise<this> {
    await this.start();
    for (const text of input ?? []) if (!this.exit) await this.slice({ type: 'input', text });
    while (!this.exit && this.timerAt !== null && this.now < milliseconds(100_000)) await this.wake();
    return this;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
