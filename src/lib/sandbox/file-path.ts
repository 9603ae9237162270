/** What keeps a text from being the path of a new file. */
export type PathProblem =
  | { readonly kind: 'empty' }
  /** A letter or sign that differs between systems, or an empty name between slashes. */
  | { readonly kind: 'form' }
  | { readonly kind: 'taken' }
  /** One of its folders is a file, or it would be a folder of files that are there. */
  | { readonly kind: 'folder'; readonly path: string };

const LONGEST = 100;

/** Checks a path against the files that are there. Undefined when it can be used. */
export function pathProblem(path: string, taken: readonly string[]): PathProblem | undefined {
  if (path === '') return { kind: 'empty' };
  const names = path.split('/');
  const isPlain = (name: string) => /^[\p{L}\p{N}_@.-]+$/u.test(name) && !/^\.+$/.test(name);
  if (path.length > LONGEST || !names.every(isPlain)) return { kind: 'form' };
  if (taken.includes(path)) return { kind: 'taken' };
  const clash = taken.find((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
  return clash === undefined ? undefined : { kind: 'folder', path: clash };
}
