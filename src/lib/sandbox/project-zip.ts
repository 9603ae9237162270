import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ProjectFile } from './project.ts';

/** The largest text that is taken in, in bytes: no lab comes near it. */
const LARGEST = 1_000_000;

/** Files in one folder as a zip. The same files make the same zip, whenever it is made. */
export function zipFiles(folder: string, files: readonly ProjectFile[]): Uint8Array {
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]));
  return zipSync({ [folder]: entries }, { mtime: new Date(1980, 0, 2) });
}

/** The texts of a zip, by their paths below its one folder if it has one. Throws when it is no zip. */
export function unzipFiles(bytes: Uint8Array): readonly ProjectFile[] {
  const entries = Object.entries(unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= LARGEST }))
    .filter(([path]) => !path.endsWith('/'))
    .map(([path, content]) => ({ path, text: strFromU8(content) }));
  const [folder] = entries[0]?.path.split('/') ?? [];
  const common = entries.every(({ path }) => path.startsWith(`${folder}/`));
  return common ? entries.map(({ path, text }) => ({ path: path.slice(folder!.length + 1), text })) : entries;
}
