import { Disk } from '../disk.ts';
import type { Environment } from '../environment.ts';

const disks = new WeakMap<Environment, Disk>();

/** The disk of a process's host, as the process sees it; made when somebody first looks. */
export function diskOf(environment: Environment): Disk {
  const made = disks.get(environment);
  if (made) return made;
  const now = () => environment.boot.epoch + environment.now / 1e6;
  const { files, blobs, cwd } = environment.boot;
  const disk = new Disk({ ...files, ...blobs }, cwd, now, (change) => environment.disk.tell(change));
  environment.disk.listen((change) => disk.apply(change));
  disk.workingFolder = environment.cwd;
  environment.changeFolder = (path) => {
    try {
      if (disk.find(path).kind !== 'folder') return false;
    } catch {
      return false;
    }
    disk.workingFolder = path;
    return true;
  };
  disks.set(environment, disk);
  return disk;
}
