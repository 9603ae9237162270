import { concatenate, Encoding, encode } from './bytes.ts';

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

/** A tree of files and folders in memory. Links, owners and quotas are left out. Paths are absolute or from the working folder. */
export class Disk {
  readonly #now: () => number;
  readonly #workingFolder: string;
  #lastInode = 1;
  readonly root: FolderNode;

  constructor(
    files: Readonly<Record<string, string | Uint8Array>>,
    workingFolder: string,
    now: () => number,
  ) {
    this.#now = now;
    this.#workingFolder = workingFolder;
    this.root = this.#folder(0o755);
    for (const folder of ['/tmp', workingFolder]) this.makeFolders(folder, 0o755);
    for (const [path, content] of Object.entries(files)) {
      this.makeFolders(path.slice(0, path.lastIndexOf('/')), 0o755);
      this.create(path, 0o644).content =
        typeof content === 'string' ? encode(content, Encoding.utf8) : content;
    }
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
  touch({ times }: DiskNode): void {
    times.modified = this.#now();
    times.changed = times.modified;
  }

  /** Where a path leads. The folder it lies in must exist. */
  #place(path: string): Place {
    if (path === '') throw new DiskError('ENOENT');
    const whole = path.startsWith('/') ? path : `${this.#workingFolder}/${path}`;
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
    this.touch(folder);
    return file;
  }

  makeFolder(path: string, mode: number): void {
    const { folder, name, node } = this.#place(path);
    if (node) throw new DiskError('EEXIST');
    folder.entries.set(name, this.#folder(mode));
    this.touch(folder);
  }

  /** Makes what is missing on the way; gives the first folder made. */
  makeFolders(path: string, mode: number): string | undefined {
    const whole = path.startsWith('/') ? path : `${this.#workingFolder}/${path}`;
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
    this.touch(folder);
  }

  removeFolder(path: string, withContent = false): void {
    const { folder, name, node } = this.#place(path);
    if (!node) throw new DiskError('ENOENT');
    if (node.kind === 'file') throw new DiskError('ENOTDIR');
    if (node.entries.size > 0 && !withContent) throw new DiskError('ENOTEMPTY');
    folder.entries.delete(name);
    this.touch(folder);
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
    target.folder.entries.set(target.name, node);
    this.touch(source.folder);
    this.touch(target.folder);
  }

  #contains(folder: FolderNode, wanted: FolderNode): boolean {
    return (
      folder === wanted ||
      [...folder.entries.values()].some((node) => node.kind === 'folder' && this.#contains(node, wanted))
    );
  }

  /** Writes into a file; a gap before the position is filled with zeros. */
  write(file: FileNode, bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    if (position === file.content.length) file.content = concatenate([file.content, bytes]);
    else {
      if (end > file.content.length) this.resize(file, end);
      file.content.set(bytes, position);
    }
    this.touch(file);
  }

  resize(file: FileNode, size: number): void {
    const content = new Uint8Array(size);
    content.set(file.content.subarray(0, size));
    file.content = content;
    this.touch(file);
  }
}
