import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** The client's tree of files: folders, texts, bytes as Latin-1, symbolic links. */
export interface Tree {
  readonly d: Readonly<
    Record<string, Tree | { readonly f: { readonly c?: string; readonly b?: true; readonly l?: string } }>
  >;
}

export interface RunRequest {
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Tells the frame; settles when it has heard. */
type Tell = (key: string, ...args: readonly unknown[]) => Promise<unknown>;

const PRELOAD = join(import.meta.dirname, 'preload.cjs');
/** Programs that the container has besides Node; each is a script of ours with that name. */
const COMMANDS = join(import.meta.dirname, 'commands');

/** One container: a folder, and the real processes that run in it. Torn down, it leaves nothing behind. */
export class ContainerInstance {
  readonly folder: string;
  readonly #base = mkdtempSync(join(tmpdir(), 'container-'));
  readonly #tell: Tell;
  readonly #children = new Map<string, ChildProcess>();
  readonly #listeners = new Map<string, string>();
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(workdirName: string | undefined, tell: Tell) {
    this.folder = join(this.#base, workdirName ?? 'home');
    this.#tell = tell;
    mkdirSync(this.folder);
  }

  /** Processes that have not ended. */
  get running(): number {
    return this.#children.size;
  }

  loadFiles(tree: string, mountPoint = '.'): void {
    const folder = this.#inside(mountPoint);
    mkdirSync(folder, { recursive: true });
    put(folder, JSON.parse(tree));
  }

  readFile = (path: string): string => readFileSync(this.#inside(path)).toString('base64');

  writeFile(path: string, { base64 }: { base64: string }): void {
    writeFileSync(this.#inside(path), Buffer.from(base64, 'base64'));
  }

  readdir(path: string, options?: { withFileTypes?: boolean }): unknown {
    const entries = readdirSync(this.#inside(path), { withFileTypes: true });
    if (!options?.withFileTypes) return entries.map(({ name }) => name);
    return entries.map((entry) => ({ name: entry.name, 'Symbol(type)': entry.isDirectory() ? 2 : 1 }));
  }

  mkdir = (path: string, options?: { recursive?: boolean }): unknown =>
    mkdirSync(this.#inside(path), options ?? {});

  rm = (path: string, options?: { recursive?: boolean; force?: boolean }): void =>
    rmSync(this.#inside(path), options ?? {});

  rename = (from: string, to: string): void => renameSync(this.#inside(from), this.#inside(to));

  watch(path: string, key: string): void {
    this.#watchers.set(
      key,
      watch(this.#inside(path), (event, name) => void this.#tell(key, event, name)),
    );
  }

  unwatch(key: string): void {
    this.#watchers.get(key)?.close();
    this.#watchers.delete(key);
  }

  on = (event: string, key: string): void => void this.#listeners.set(key, event);

  off = (key: string): void => void this.#listeners.delete(key);

  /** Runs `node`, or one of our own commands. Both streams come out of one pipe, with a terminal's line ends. */
  run({ command, args = [], cwd = '.', env = {} }: RunRequest, key: string): void {
    const script = command === 'node' ? [] : [join(COMMANDS, `${command}.cjs`)];
    if (script[0] && !existsSync(script[0])) {
      void this.#tell(
        key,
        'output',
        Buffer.from(`jsh: command not found: ${command}\r\n`).toString('base64'),
      );
      void this.#tell(key, 'exit', 127);
      return;
    }
    const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', process.execPath, ...script, ...args], {
      cwd: this.#inside(cwd),
      env: { PATH: process.env.PATH, HOME: this.folder, ...env, NODE_OPTIONS: `--require ${PRELOAD}` },
      stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
    });
    this.#children.set(key, child);
    const output = new TextDecoder();
    child.stdout!.on('data', (bytes: Buffer) => {
      const text = output.decode(bytes, { stream: true }).replaceAll('\n', '\r\n');
      // A program that prints without end waits until it has been heard, as at a real terminal.
      child.stdout!.pause();
      void this.#tell(key, 'output', Buffer.from(text).toString('base64')).then(() => child.stdout!.resume());
    });
    child.stdin!.on('error', () => {});
    child.on('message', ({ port, type }: { port: number; type: 'open' | 'close' }) => this.#port(port, type));
    child.on('close', (code, signal) => {
      this.#children.delete(key);
      void this.#tell(key, 'exit', code ?? 128 + constants.signals[signal!]);
    });
  }

  write(key: string, text: string): void {
    const stdin = this.#children.get(key)?.stdin;
    // A terminal takes Ctrl+D for the end of input.
    if (text === '\x04') stdin?.end();
    else stdin?.write(text);
  }

  kill = (key: string): void => void this.#children.get(key)?.kill('SIGTERM');

  teardown(): void {
    for (const child of this.#children.values()) child.kill('SIGKILL');
    for (const key of [...this.#watchers.keys()]) this.unwatch(key);
    this.#listeners.clear();
    rmSync(this.#base, { recursive: true, force: true });
  }

  #port(port: number, type: 'open' | 'close'): void {
    const address = `http://127.0.0.1:${port}`;
    for (const [key, event] of this.#listeners) {
      if (event === 'port') void this.#tell(key, port, type, address);
      if (event === 'server-ready' && type === 'open') void this.#tell(key, port, address);
    }
  }

  /** A path of the container; nothing outside its folder. */
  #inside(path: string): string {
    const full = path.startsWith(this.folder) ? path : resolve(this.folder, `./${path}`);
    if (relative(this.folder, full).startsWith('..')) throw new Error(`EACCES: permission denied, '${path}'`);
    return full;
  }
}

function put(folder: string, { d }: Tree): void {
  for (const [name, entry] of Object.entries(d)) {
    const path = join(folder, name);
    if ('d' in entry) {
      mkdirSync(path, { recursive: true });
      put(path, entry);
    } else if (entry.f.l !== undefined) symlinkSync(entry.f.l, path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, entry.f.b ? Buffer.from(entry.f.c!, 'latin1') : entry.f.c!);
    }
  }
}
