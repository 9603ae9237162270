import type { FileSystemTree } from '@webcontainer/api';
import type { ProjectFile } from '../project.ts';

/** Files by their paths as the tree of folders that a container mounts. */
export function projectTree(files: readonly ProjectFile[]): FileSystemTree {
  const root: FileSystemTree = {};
  for (const { path, text } of files) {
    const names = path.split('/');
    const name = names.pop()!;
    let folder = root;
    for (const each of names) {
      const found = folder[each] ?? { directory: {} };
      folder[each] = found;
      if (!('directory' in found)) throw new Error(`${path}: ${each} is a file and a folder`);
      folder = found.directory;
    }
    folder[name] = { file: { contents: text } };
  }
  return root;
}
