import { concatenate, Encoding, encode } from './bytes.ts';
import type { DiskChange } from './disk-change.ts';

/** What a disk operation can fail with; the binding makes Node's error of it. */
export class DiskError extends Error {
  readonly code: DiskErrno;

  constructor(code: DiskErrno) {
    super(code);
    this.code = code;
  }
}

export type DiskErrno =
  | 'EACCES'
  | 'EAGAIN'
  | 'EBADF'
  | 'EEXIST'
  | 'EINVAL'
  | 'EISDIR'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOSYS'
  | 'ENOTDIR'
  | 'ENOTEMPTY';

/** Milliseconds since 1970. */
interface Times {
  accessed: number;
  modified: number;
  changed: number;
  readonly born: number;
}

interface Common {
  readonly inode: number;
  mode: number;
  readonly times: Times;
}
export interface FileNode extends Common {
  readonly kind: 'file';
  content: Uint8Array;
}
export interface FolderNode extends Common {
  readonly kind: 'folder';
  readonly entries: Map<string, DiskNode>;
}
export type DiskNode = FileNode | FolderNode;

interface Place {
  readonly folder: FolderNode;
  readonly name: string;
  readonly node: DiskNode | undefined;
}

/** Bytes that the files of a host may hold together. */
const CAPACITY = 16 * 1024 * 1024;
/** Bytes that a process may write in all: what it overwrites has been told to the others, too. */
const MOST_WRITTEN = 64 * 1024 * 1024;

type Told = DiskChange extends infer Change
  ? Change extends DiskChange
    ? Omit<Change, 'at'>
    : never
  : never;

/**
 * A tree of files and folders in memory: one process's copy of its host's disk. Links, owners and quotas are left out.
 * Paths are absolute or from the working folder.
 */
export class Disk {
  readonly #clock: () => number;
  readonly #tell: (change: DiskChange) => void;
  /** The time of the change of another process that is applied just now. */
  #elsewhere: number | undefined;
  #size = 0;
  #written = 0;
  /** Where a node was found last. */
  readonly #paths = new WeakMap<DiskNode, string>();
  /** Where relative paths begin. */
  workingFolder: string;
  #lastInode = 1;
  readonly root: FolderNode;

  constructor(
    files: Readonly<Record<string, string | Uint8Array>>,
    workingFolder: string,
    clock: () => number,
    tell: (change: DiskChange) => void,
  ) {
    this.#clock = clock;
    this.#tell = tell;
    this.workingFolder = workingFolder;
    this.#elsewhere = clock();
    this.root = this.#folder(0o755);
    for (const folder of ['/tmp', workingFolder]) this.makeFolders(folder, 0o755);
    for (const [path, content] of Object.entries(files)) {
      this.makeFolders(path.slice(0, path.lastIndexOf('/')), 0o755);
      const file = this.create(path, 0o644);
      file.content = typeof content === 'string' ? encode(content, Encoding.utf8) : content;
    }
    this.#elsewhere = undefined;
  }

  /** Does what another process has done. What cannot be done here was undone by something else. */
  apply(change: DiskChange): void {
    this.#elsewhere = change.at;
    try {
      this.#repeat(change);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
    } finally {
      this.#elsewhere = undefined;
    }
  }

  #repeat(change: DiskChange): void {
    const { path } = change;
    switch (change.type) {
      case 'create':
        this.create(path, change.mode);
        return;
      case 'make-folder':
        this.makeFolder(path, change.mode);
        return;
      case 'mode':
        this.setMode(this.find(path), change.mode);
        return;
      case 'remove-file':
        this.removeFile(path);
        return;
      case 'remove-folder':
        this.removeFolder(path, true);
        return;
      case 'rename':
        this.rename(path, change.to);
        return;
      case 'times':
        this.setTimes(this.find(path), change.accessed, change.modified);
        return;
      case 'write':
        this.write(this.find(path) as FileNode, change.bytes, change.position);
        return;
      case 'resize':
        this.resize(this.find(path) as FileNode, change.size);
    }
  }

  #now(): number {
    return this.#elsewhere ?? this.#clock();
  }

  #changed(change: Told): void {
    if (this.#elsewhere === undefined) this.#tell({ ...change, at: this.#clock() } as DiskChange);
  }

  #absolute(path: string): string {
    return path.startsWith('/') ? path : `${this.workingFolder}/${path}`;
  }

  /** Where a node is now; undefined when it has been removed and is only held open. */
  #pathOf(node: DiskNode): string | undefined {
    const known = this.#paths.get(node);
    if (known !== undefined && this.exists(known) && this.find(known) === node) return known;
    const search = (folder: FolderNode, above: string): string | undefined => {
      for (const [name, entry] of folder.entries) {
        const path = `${above}/${name}`;
        if (entry === node) return path;
        const below = entry.kind === 'folder' ? search(entry, path) : undefined;
        if (below !== undefined) return below;
      }
      return undefined;
    };
    const path = node === this.root ? '/' : search(this.root, '');
    if (path !== undefined) this.#paths.set(node, path);
    return path;
  }

  /** Makes room for a file that grows; ENOSPC when there is none. */
  #grow(from: number, to: number, written: number): void {
    if (this.#elsewhere === undefined) {
      if (to > from && this.#size + to - from > CAPACITY) throw new DiskError('ENOSPC');
      if (this.#written + written > MOST_WRITTEN) throw new DiskError('ENOSPC');
      this.#written += written;
    }
    this.#size += to - from;
  }

  #common(mode: number): Common {
    const now = this.#now();
    const times = { accessed: now, modified: now, changed: now, born: now };
    return { inode: this.#lastInode++, mode, times };
  }

  #folder(mode: number): FolderNode {
    return { kind: 'folder', entries: new Map(), ...this.#common(mode) };
  }

  /** Content or entries have changed. */
  #touch({ times }: DiskNode): void {
    times.modified = this.#now();
    times.changed = times.modified;
  }

  /** Where a path leads. The folder it lies in must exist. */
  #place(path: string): Place {
    if (path === '') throw new DiskError('ENOENT');
    const whole = this.#absolute(path);
    const trail: FolderNode[] = [];
    let folder = this.root;
    let node: DiskNode | undefined = this.root;
    let name = '';
    for (const part of whole.split('/').filter((part) => part !== '' && part !== '.')) {
      if (!node) throw new DiskError('ENOENT');
      if (node.kind === 'file') throw new DiskError('ENOTDIR');
      if (part === '..') {
        node = trail.pop() ?? this.root;
        folder = trail.at(-1) ?? this.root;
        continue;
      }
      trail.push(node);
      folder = node;
      name = part;
      node = folder.entries.get(part);
    }
    if (node?.kind === 'file' && whole.endsWith('/')) throw new DiskError('ENOTDIR');
    return { folder, name, node };
  }

  find(path: string): DiskNode {
    const { node } = this.#place(path);
    if (!node) throw new DiskError('ENOENT');
    return node;
  }

  exists(path: string): boolean {
    try {
      return this.#place(path).node !== undefined;
    } catch {
      return false;
    }
  }

  /** The file at this path, made empty if there is none. */
  create(path: string, mode: number, exclusive = false): FileNode {
    const { folder, name, node } = this.#place(path);
    if (node && exclusive) throw new DiskError('EEXIST');
    if (node?.kind === 'folder') throw new DiskError('EISDIR');
    if (node) return node;
    const file: FileNode = { kind: 'file', content: new Uint8Array(), ...this.#common(mode) };
    folder.entries.set(name, file);
    this.#touch(folder);
    this.#changed({ type: 'create', path: this.#absolute(path), mode });
    return file;
  }

  makeFolder(path: string, mode: number): void {
    const { folder, name, node } = this.#place(path);
    if (node) throw new DiskError('EEXIST');
    folder.entries.set(name, this.#folder(mode));
    this.#touch(folder);
    this.#changed({ type: 'make-folder', path: this.#absolute(path), mode });
  }

  /** Makes what is missing on the way; gives the first folder made. */
  makeFolders(path: string, mode: number): string | undefined {
    const whole = this.#absolute(path);
    let made: string | undefined;
    let reached = '';
    for (const part of whole.split('/').filter((part) => part !== '' && part !== '.')) {
      reached += `/${part}`;
      if (part !== '..' && !this.exists(reached)) {
        this.makeFolder(reached, mode);
        made ??= reached;
      }
    }
    if (this.find(whole).kind === 'file') throw new DiskError('EEXIST');
    return made;
  }

  /** Names in alphabetical order, as scandir gives them to libuv. */
  list(path: string): readonly (readonly [name: string, node: DiskNode])[] {
    const node = this.find(path);
    if (node.kind === 'file') throw new DiskError('ENOTDIR');
    return [...node.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  removeFile(path: string): void {
    const { folder, name, node } = this.#place(path);
    if (!node) throw new DiskError('ENOENT');
    if (node.kind === 'folder') throw new DiskError('EISDIR');
    folder.entries.delete(name);
    this.#size -= node.content.length;
    this.#touch(folder);
    this.#changed({ type: 'remove-file', path: this.#absolute(path) });
  }

  removeFolder(path: string, withContent = false): void {
    const { folder, name, node } = this.#place(path);
    if (!node) throw new DiskError('ENOENT');
    if (node.kind === 'file') throw new DiskError('ENOTDIR');
    if (node.entries.size > 0 && !withContent) throw new DiskError('ENOTEMPTY');
    folder.entries.delete(name);
    this.#size -= contentSize(node);
    this.#touch(folder);
    this.#changed({ type: 'remove-folder', path: this.#absolute(path) });
  }

  rename(from: string, to: string): void {
    const source = this.#place(from);
    const { node } = source;
    if (!node) throw new DiskError('ENOENT');
    const target = this.#place(to);
    if (target.node === node) return;
    if (node.kind === 'folder') {
      if (target.node?.kind === 'file') throw new DiskError('ENOTDIR');
      if (target.node && target.node.entries.size > 0) throw new DiskError('ENOTEMPTY');
      if (this.#contains(node, target.folder)) throw new DiskError('EINVAL');
    } else if (target.node?.kind === 'folder') throw new DiskError('EISDIR');
    source.folder.entries.delete(source.name);
    if (target.node) this.#size -= contentSize(target.node);
    target.folder.entries.set(target.name, node);
    this.#touch(source.folder);
    this.#touch(target.folder);
    this.#changed({ type: 'rename', path: this.#absolute(from), to: this.#absolute(to) });
  }

  #contains(folder: FolderNode, wanted: FolderNode): boolean {
    return (
      folder === wanted ||
      [...folder.entries.values()].some((node) => node.kind === 'folder' && this.#contains(node, wanted))
    );
  }

  /** Writes into a file; a gap before the position is filled with zeros. */
  write(file: FileNode, bytes: Uint8Array, position: number): void {
    const { length } = file.content;
    const end = position + bytes.length;
    this.#grow(length, Math.max(length, end), bytes.length);
    if (position === length) file.content = concatenate([file.content, bytes]);
    else {
      if (end > length) file.content = resized(file.content, end);
      file.content.set(bytes, position);
    }
    this.#touch(file);
    const path = this.#pathOf(file);
    if (path !== undefined) this.#changed({ type: 'write', path, bytes: bytes.slice(), position });
  }

  resize(file: FileNode, size: number): void {
    this.#grow(file.content.length, size, 0);
    file.content = resized(file.content, size);
    this.#touch(file);
    const path = this.#pathOf(file);
    if (path !== undefined) this.#changed({ type: 'resize', path, size });
  }

  /** Milliseconds since 1970. */
  setTimes(node: DiskNode, accessed: number, modified: number): void {
    node.times.accessed = accessed;
    node.times.modified = modified;
    node.times.changed = this.#now();
    const path = this.#pathOf(node);
    if (path !== undefined) this.#changed({ type: 'times', path, accessed, modified });
  }

  setMode(node: DiskNode, mode: number): void {
    node.mode = mode & 0o7777;
    node.times.changed = this.#now();
    const path = this.#pathOf(node);
    if (path !== undefined) this.#changed({ type: 'mode', path, mode });
  }
}

function resized(content: Uint8Array, size: number): Uint8Array {
  const copy = new Uint8Array(size);
  copy.set(content.subarray(0, size));
  return copy;
}

/** Bytes of all files in it. */
const contentSize = (node: DiskNode): number =>
  node.kind === 'file'
    ? node.content.length
    : [...node.entries.values()].reduce((sum, entry) => sum + contentSize(entry), 0);
