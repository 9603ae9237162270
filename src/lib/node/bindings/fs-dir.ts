import constants from 'ieum:constants';
import { decode, Encoding } from '../bytes.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { encodedName } from './encoded-name.ts';
import { diskOf } from './fs-disk.ts';
import { FileRequests } from './fs-requests.ts';

const { UV_DIRENT_FILE, UV_DIRENT_DIR } = constants.constants.fs as Record<string, number>;

/** internalBinding('fs_dir') (src/node_dir.cc): folders that are read a few entries at a time. */
export function fsDirBinding(environment: Environment): object {
  const disk = diskOf(environment);
  const requests = new FileRequests(environment);

  class DirHandle extends AsyncWrap {
    readonly #path: string;
    /** What the folder held when it was opened, and how much of it has been read. */
    readonly #entries: ReturnType<typeof disk.list>;
    #read = 0;

    constructor(path: string) {
      super(environment, 'DIRHANDLE');
      this.#path = path;
      this.#entries = disk.list(path);
    }

    /** At most so many entries, each as its name and its kind; null when there are no more. */
    read(encoding: unknown, most: number, request?: unknown): unknown {
      return requests.run(request, { syscall: 'scandir', path: this.#path }, () => {
        const entries = this.#entries.slice(this.#read, this.#read + most);
        this.#read += entries.length;
        if (entries.length === 0) return null;
        return entries.flatMap(([name, { kind }]) => [
          encodedName(environment, name, encoding),
          kind === 'file' ? UV_DIRENT_FILE : UV_DIRENT_DIR,
        ]);
      });
    }

    close(request?: unknown): unknown {
      return requests.run(request, { syscall: 'closedir', path: this.#path }, () => undefined);
    }
  }

  const opendir = (path: string | Uint8Array, _encoding?: unknown, request?: unknown) => {
    const text = typeof path === 'string' ? path : decode(path, Encoding.utf8);
    return requests.run(request, { syscall: 'opendir', path: text }, () => new DirHandle(text));
  };
  return { DirHandle, opendir, opendirSync: (path: string | Uint8Array) => opendir(path) };
}
