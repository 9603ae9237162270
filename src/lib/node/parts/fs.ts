import { fsBinding } from '../bindings/fs.ts';
import { fsDirBinding } from '../bindings/fs-dir.ts';
import type { PartSources } from './part-code.ts';

const absent = (name: string) =>
  function absent(): never {
    throw new Error(`fs.${name} is not available in this engine`);
  };

export default {
  substitutes: {
    'internal/fs/glob': () => ({ Glob: absent('glob'), matchGlobPattern: absent('glob') }),
    'internal/fs/recursive_watch': () => ({ FSWatcher: absent('watch'), watch: absent('watch') }),
    'internal/fs/watchers': () => ({
      FSWatcher: absent('watch'),
      StatWatcher: absent('watchFile'),
      kFSWatchStart: Symbol('kFSWatchStart'),
      watch: absent('watch'),
    }),
  },
  bindings: { fs: fsBinding, fs_dir: fsDirBinding },
} satisfies PartSources;
