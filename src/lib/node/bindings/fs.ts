import constants from 'ieum:constants';
import { bytesOf, concatenate, decode, Encoding, encode, toEncoding } from '../bytes.ts';
import { DiskError, type DiskNode, type FileNode } from '../disk.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { encodedName } from './encoded-name.ts';
import { diskOf } from './fs-disk.ts';
import { FileRequests, kUsePromises } from './fs-requests.ts';

const flags = constants.constants.fs as Record<string, number>;
const { O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_DIRECTORY, O_WRONLY, O_RDWR, S_IFREG, S_IFDIR } = flags;
const { UV_DIRENT_FILE, UV_DIRENT_DIR, UV_FS_COPYFILE_EXCL } = flags;
const BLOCK = 4096;
const USER = 1000;

interface OpenFile {
  readonly node: DiskNode;
  readonly flags: number;
  position: number;
}

type Path = string | Uint8Array;

/**
 * internalBinding('fs') (src/node_file.cc) over a disk in memory that begins with the project's files. The processes of
 * a host share it: what one writes the others see. Links and watching are left out.
 */
export function fsBinding(environment: Environment): object {
  const disk = diskOf(environment);
  const requests = new FileRequests(environment);
  const named = (name: string, encoding: unknown) => encodedName(environment, name, encoding);
  const open = new Map<number, OpenFile>();
  let nextDescriptor = 20;

  const textOf = (path: Path) => (typeof path === 'string' ? path : decode(path, Encoding.utf8));
  const on = (
    syscall: string,
    path: Path,
    request: unknown,
    operation: (path: string) => unknown,
  ): unknown => {
    const text = textOf(path);
    return requests.run(request, { syscall, path: text }, () => operation(text));
  };
  const between = (
    syscall: string,
    from: Path,
    to: Path,
    request: unknown,
    operation: (path: string, destination: string) => unknown,
  ): unknown => {
    const [path, destination] = [textOf(from), textOf(to)];
    return requests.run(request, { syscall, path, destination }, () => operation(path, destination));
  };
  const withFile = (
    syscall: string,
    descriptor: number,
    request: unknown,
    operation: (file: OpenFile) => unknown,
  ): unknown => requests.run(request, { syscall }, () => operation(opened(descriptor)));

  function opened(descriptor: number): OpenFile {
    const file = open.get(descriptor);
    if (!file) throw new DiskError('EBADF');
    return file;
  }

  function openFile(path: string, how: number, mode: number): number {
    const node = how & O_CREAT! ? disk.create(path, mode & ~0o022, (how & O_EXCL!) !== 0) : disk.find(path);
    const writes = (how & (O_WRONLY! | O_RDWR!)) !== 0;
    if (node.kind === 'folder' && writes) throw new DiskError('EISDIR');
    if (node.kind === 'file' && how & O_DIRECTORY!) throw new DiskError('ENOTDIR');
    if (!(node.mode & (writes ? 0o200 : 0o400))) throw new DiskError('EACCES');
    if (node.kind === 'file' && how & O_TRUNC!) disk.resize(node, 0);
    const descriptor = nextDescriptor++;
    open.set(descriptor, { node, flags: how, position: 0 });
    return descriptor;
  }

  function contentOf({ node, flags: how }: OpenFile, writing: boolean): FileNode {
    if (node.kind === 'folder') throw new DiskError('EISDIR');
    const access = how & (O_WRONLY! | O_RDWR!);
    if (writing ? access === 0 : access === O_WRONLY) throw new DiskError('EBADF');
    return node;
  }

  /** A position below zero, or none, is where the last call ended. */
  function readInto(file: OpenFile, target: Uint8Array, position: unknown): number {
    const { content } = contentOf(file, false);
    const given = Number(position ?? -1);
    const start = given < 0 ? file.position : given;
    const part = content.subarray(start, start + target.length);
    target.set(part);
    if (given < 0) file.position += part.length;
    return part.length;
  }

  function writeFrom(file: OpenFile, bytes: Uint8Array, position: unknown): number {
    const node = contentOf(file, true);
    const given = typeof position === 'number' || typeof position === 'bigint' ? Number(position) : -1;
    const start = file.flags & O_APPEND! ? node.content.length : given < 0 ? file.position : given;
    disk.write(node, bytes, start);
    if (given < 0) file.position = start + bytes.length;
    return bytes.length;
  }

  function write(descriptor: number, bytes: Uint8Array, position: unknown, request: unknown): unknown {
    return requests.run(request, { syscall: 'write' }, () => {
      if (descriptor !== 1 && descriptor !== 2) return writeFrom(opened(descriptor), bytes, position);
      environment.write(descriptor === 2 ? 'stderr' : 'stdout', decode(bytes, Encoding.utf8));
      return bytes.length;
    });
  }

  function statistics({ kind, inode, mode, times, ...node }: DiskNode, bigint: boolean): unknown {
    const size = 'content' in node ? (node.content as Uint8Array).length : BLOCK;
    const type = kind === 'file' ? S_IFREG! : S_IFDIR!;
    const clocks = [times.accessed, times.modified, times.changed, times.born].flatMap((time) => [
      Math.floor(time / 1000),
      Math.round((time % 1000) * 1e6),
    ]);
    const links = kind === 'file' ? 1 : 2;
    const fields = [1, type | mode, links, USER, USER, 0, BLOCK, inode, size, Math.ceil(size / BLOCK) * 8];
    const all = [...fields, ...clocks];
    return bigint ? BigInt64Array.from(all, BigInt) : Float64Array.from(all);
  }

  function statOf(syscall: string) {
    return (path: Path, bigint: boolean, request: unknown, throwIfNoEntry = true) => {
      if (request === undefined && !throwIfNoEntry && !disk.exists(textOf(path))) return undefined;
      return on(syscall, path, request, (text) => statistics(disk.find(text), bigint));
    };
  }

  const setTimes = (node: DiskNode, accessed: number, modified: number) =>
    disk.setTimes(node, accessed * 1000, modified * 1000);

  const absent =
    (syscall: string, request: number) =>
    (...values: unknown[]) =>
      requests.run(values[request], { syscall, path: String(values[0]) }, () => {
        throw new DiskError('ENOSYS');
      });

  class FileHandle extends AsyncWrap {
    #descriptor: number;

    constructor(descriptor: number) {
      super(environment, 'FILEHANDLE');
      this.#descriptor = descriptor;
    }

    get fd(): number {
      return this.#descriptor;
    }

    close(): unknown {
      return requests.run(kUsePromises, { syscall: 'close' }, () => this.closeSync());
    }

    closeSync(): void {
      open.delete(this.#descriptor);
      this.#descriptor = -1;
    }

    releaseFD(): number {
      return this.#descriptor;
    }
  }

  const binding = {
    kUsePromises,
    kFsStatsFieldsNumber: 18,
    statValues: new Float64Array(36),
    bigintStatValues: new BigInt64Array(36),
    FSReqCallback: requests.FSReqCallback,
    FileHandle,
    StatWatcher: class StatWatcher {},

    access: (path: Path, mode: number, request?: unknown) =>
      on('access', path, request, (text) => {
        const node = disk.find(text);
        if (((node.mode >> 6) & mode) ^ mode) throw new DiskError('EACCES');
      }),
    existsSync: (path: Path) => disk.exists(textOf(path)),
    internalModuleStat(path: string): number {
      if (!disk.exists(path)) return -2;
      return disk.find(path).kind === 'file' ? 0 : 1;
    },

    open: (path: Path, how: number, mode: number, request?: unknown) =>
      on('open', path, request, (text) => openFile(text, how, mode)),
    openFileHandle: (path: Path, how: number, mode: number, request: unknown) =>
      on('open', path, request, (text) => new FileHandle(openFile(text, how, mode))),
    close: (descriptor: number, request?: unknown) =>
      withFile('close', descriptor, request, () => void open.delete(descriptor)),

    read: (
      descriptor: number,
      buffer: ArrayBufferView,
      offset: number,
      length: number,
      position: unknown,
      request?: unknown,
    ) =>
      withFile('read', descriptor, request, (file) =>
        readInto(file, bytesOf(buffer).subarray(offset, offset + length), position),
      ),
    readBuffers: (
      descriptor: number,
      buffers: readonly ArrayBufferView[],
      position: unknown,
      request?: unknown,
    ) =>
      withFile('read', descriptor, request, (file) => {
        const start = typeof position === 'number' ? position : -1;
        let read = 0;
        for (const buffer of buffers)
          read += readInto(file, bytesOf(buffer), start < 0 ? start : start + read);
        return read;
      }),
    readFileUtf8(path: Path | number, how: number): unknown {
      const read = (file: OpenFile) => {
        const rest = contentOf(file, false).content.subarray(file.position);
        file.position += rest.length;
        return decode(rest, Encoding.utf8);
      };
      if (typeof path === 'number') return withFile('read', path, undefined, read);
      const descriptor = on('open', path, undefined, (text) => openFile(text, how, 0o666)) as number;
      try {
        return withFile('read', descriptor, undefined, read);
      } finally {
        open.delete(descriptor);
      }
    },
    writeBuffer: (
      descriptor: number,
      buffer: ArrayBufferView,
      offset: number,
      length: number,
      position: unknown,
      request?: unknown,
    ) => write(descriptor, bytesOf(buffer).slice(offset, offset + length), position, request),
    writeBuffers: (
      descriptor: number,
      buffers: readonly ArrayBufferView[],
      position: unknown,
      request?: unknown,
    ) => write(descriptor, concatenate(buffers.map(bytesOf)), position, request),
    writeString: (
      descriptor: number,
      text: string,
      position: unknown,
      encoding: unknown,
      request?: unknown,
    ) => write(descriptor, encode(text, toEncoding(encoding)), position, request),
    writeFileUtf8(path: Path | number, text: string, how: number, mode: number): void {
      const bytes = encode(text, Encoding.utf8);
      if (typeof path === 'number') {
        write(path, bytes, null, undefined);
        return;
      }
      const descriptor = on('open', path, undefined, (name) => openFile(name, how, mode)) as number;
      write(descriptor, bytes, null, undefined);
      open.delete(descriptor);
    },
    ftruncate: (descriptor: number, size: number, request?: unknown) =>
      withFile('ftruncate', descriptor, request, (file) => disk.resize(contentOf(file, true), size ?? 0)),
    fsync: (descriptor: number, request?: unknown) => withFile('fsync', descriptor, request, () => undefined),
    fdatasync: (descriptor: number, request?: unknown) =>
      withFile('fdatasync', descriptor, request, () => undefined),

    stat: statOf('stat'),
    lstat: statOf('lstat'),
    fstat(descriptor: number, bigint: boolean, request: unknown, quietly = false): unknown {
      if (quietly && !open.has(descriptor)) return undefined;
      return withFile('fstat', descriptor, request, ({ node }) => statistics(node, bigint));
    },
    statfs: absent('statfs', 2),

    readdir: (path: Path, encoding: unknown, withTypes: boolean, request?: unknown) =>
      on('scandir', path, request, (text) => {
        const entries = disk.list(text);
        const names = entries.map(([name]) => named(name, encoding));
        if (!withTypes) return names;
        return [names, entries.map(([, { kind }]) => (kind === 'file' ? UV_DIRENT_FILE : UV_DIRENT_DIR))];
      }),
    mkdir: (path: Path, mode: number, recursive: boolean, request?: unknown) =>
      on('mkdir', path, request, (text) =>
        recursive ? disk.makeFolders(text, mode & ~0o022) : disk.makeFolder(text, mode & ~0o022),
      ),
    mkdtemp(prefix: Path, encoding: unknown, request?: unknown): unknown {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
      const bytes = new Uint8Array(6);
      environment.fillRandom(bytes);
      const path = `${textOf(prefix)}${[...bytes].map((byte) => letters[byte % letters.length]).join('')}`;
      return requests.run(request, { syscall: 'mkdtemp', path: `${textOf(prefix)}XXXXXX` }, () => {
        disk.makeFolder(path, 0o700);
        return named(path, encoding);
      });
    },
    rmdir: (path: Path, request?: unknown) => on('rmdir', path, request, (text) => disk.removeFolder(text)),
    unlink: (path: Path, request?: unknown) => on('unlink', path, request, (text) => disk.removeFile(text)),
    rmSync(path: Path, _retries: number, recursive: boolean): void {
      const text = textOf(path);
      if (!disk.exists(text)) return;
      if (disk.find(text).kind === 'file') disk.removeFile(text);
      else if (recursive) disk.removeFolder(text, true);
      else throw Object.assign(new Error(`Path is a directory: ${text}`), { code: 'ERR_FS_EISDIR' });
    },
    rename: (from: Path, to: Path, request?: unknown) =>
      between('rename', from, to, request, (path, destination) => disk.rename(path, destination)),
    copyFile: (from: Path, to: Path, mode: number, request?: unknown) =>
      between('copyfile', from, to, request, (path, destination) => {
        const source = disk.find(path);
        if (source.kind === 'folder') throw new DiskError('EISDIR');
        const exclusive = (mode & UV_FS_COPYFILE_EXCL!) !== 0;
        const copy = disk.create(destination, source.mode, exclusive);
        disk.resize(copy, 0);
        disk.write(copy, source.content, 0);
      }),
    realpath: (path: Path, encoding: unknown, request?: unknown) =>
      on('realpath', path, request, (text) => {
        disk.find(text);
        const { resolve } = environment.require('path') as { resolve(path: string): string };
        return named(resolve(text), encoding);
      }),
    readlink: (path: Path, _encoding: unknown, request?: unknown) =>
      on('readlink', path, request, (text) => {
        disk.find(text);
        throw new DiskError('EINVAL');
      }),
    symlink: absent('symlink', 3),
    link: absent('link', 2),

    chmod: (path: Path, mode: number, request?: unknown) =>
      on('chmod', path, request, (text) => disk.setMode(disk.find(text), mode)),
    fchmod: (descriptor: number, mode: number, request?: unknown) =>
      withFile('fchmod', descriptor, request, ({ node }) => disk.setMode(node, mode)),
    chown: (path: Path, _user: number, _group: number, request?: unknown) =>
      on('chown', path, request, (text) => void disk.find(text)),
    lchown: (path: Path, _user: number, _group: number, request?: unknown) =>
      on('lchown', path, request, (text) => void disk.find(text)),
    fchown: (descriptor: number, _user: number, _group: number, request?: unknown) =>
      withFile('fchown', descriptor, request, () => undefined),
    utimes: (path: Path, accessed: number, modified: number, request?: unknown) =>
      on('utime', path, request, (text) => setTimes(disk.find(text), accessed, modified)),
    lutimes: (path: Path, accessed: number, modified: number, request?: unknown) =>
      on('lutime', path, request, (text) => setTimes(disk.find(text), accessed, modified)),
    futimes: (descriptor: number, accessed: number, modified: number, request?: unknown) =>
      withFile('futime', descriptor, request, ({ node }) => setTimes(node, accessed, modified)),
  };
  return binding;
}
