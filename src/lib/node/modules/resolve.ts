/** Paths here are absolute and POSIX; files are those of the project, held in memory. */
export type Files = Readonly<Record<string, string>>;

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** Joins a relative path to a folder and takes `.` and `..` away. */
export function joinPath(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of (relative.startsWith('/') ? relative : `${folder}/${relative}`).split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return `/${parts.join('/')}`;
}

/** From a folder to a file, beginning with a dot. */
export function relativePath(folder: string, file: string): string {
  const [from, to] = [folder.split('/').filter(Boolean), file.split('/').filter(Boolean)];
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...to.slice(shared)].join('/');
}

export const isRelative = (specifier: string): boolean =>
  /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';

/** Where `require` finds a file: as named, then with an extension, then as a folder (Node's LOAD_AS_FILE, …_DIRECTORY). */
export function findForRequire(files: Files, path: string, isFolder = false): string | undefined {
  if (!isFolder)
    for (const candidate of [path, `${path}.js`, `${path}.json`])
      if (files[candidate] !== undefined) return candidate;
  const main = packageField(files, path, 'main');
  if (typeof main === 'string' && main !== '') {
    const found = findForRequire(files, joinPath(path, main));
    if (found !== undefined && joinPath(path, main) !== path) return found;
  }
  for (const name of ['index.js', 'index.json'])
    if (files[joinPath(path, name)] !== undefined) return joinPath(path, name);
  return undefined;
}

function packageField(files: Files, folder: string, field: string): unknown {
  const text = files[folder === '/' ? '/package.json' : `${folder}/package.json`];
  if (text === undefined) return undefined;
  try {
    return (JSON.parse(text) as Record<string, unknown>)[field];
  } catch {
    return undefined;
  }
}

/** The "type" of the nearest package.json above a file. */
export function packageType(files: Files, path: string): 'module' | 'commonjs' | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (files[folder === '/' ? '/package.json' : `${folder}/package.json`] !== undefined) {
      const type = packageField(files, folder, 'type');
      return type === 'module' || type === 'commonjs' ? type : undefined;
    }
    if (folder === '/') return undefined;
  }
}

/** A path as the URL that names a module (`pathToFileURL`). */
export const fileURL = (path: string): string =>
  `file://${path.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@').replaceAll('%2B', '+')}`;

/** The path of a file: URL; undefined for any other text. */
export function pathOfURL(specifier: string): string | undefined {
  return specifier.startsWith('file://') ? decodeURIComponent(specifier.slice('file://'.length)) : undefined;
}
