import type { Scenario } from '../../lib/net/scenario.ts';

/** A line of the file tree, in the order in which they stand. */
export interface TreeItem {
  /** Names the item among all. */
  readonly key: string;
  readonly name: string;
  /** 1 at the top. */
  readonly level: number;
  /** Absent on folders and hosts. */
  readonly path?: string;
  readonly kind: 'host' | 'shared' | 'folder' | 'file';
  /** Place among its brothers, from 1, and how many they are. */
  readonly position: number;
  readonly of: number;
}

interface Branch {
  readonly key: string;
  readonly name: string;
  readonly kind: TreeItem['kind'];
  readonly path?: string;
  readonly children: Branch[];
}

/**
 * Files by their folders. Where the processes of a lab run on several hosts, the files that only one host runs stand
 * below that host, and those that several run, or that others import, below one heading of their own.
 */
export function treeOf(paths: readonly string[], { processes }: Pick<Scenario, 'processes'>): Branch[] {
  const hosts = [...new Set(processes.map(({ host }) => host))];
  if (hosts.length < 2) return foldersOf(paths, '');
  const runOn = (path: string) =>
    hosts.filter((host) => processes.some((one) => one.file === path && one.host === host));
  const groups = hosts.map((host): Branch => {
    const own = paths.filter((path) => runOn(path).length === 1 && runOn(path)[0] === host);
    return { key: `host ${host}`, name: host, kind: 'host', children: foldersOf(own, `${host} `) };
  });
  const shared = paths.filter((path) => runOn(path).length !== 1);
  return [
    ...groups.filter(({ children }) => children.length > 0),
    ...(shared.length > 0
      ? [{ key: 'shared', name: '', kind: 'shared' as const, children: foldersOf(shared, 'shared ') }]
      : []),
  ];
}

function foldersOf(paths: readonly string[], prefix: string): Branch[] {
  const root: Branch[] = [];
  for (const path of paths) {
    const names = path.split('/');
    const file = names.pop()!;
    let here = root;
    let key = prefix;
    for (const name of names) {
      key += `${name}/`;
      let folder = here.find((one) => one.kind === 'folder' && one.name === name);
      if (!folder) {
        folder = { key, name, kind: 'folder', children: [] };
        here.push(folder);
      }
      here = folder.children;
    }
    here.push({ key: `${prefix}${path}`, name: file, kind: 'file', path, children: [] });
  }
  return root;
}

/** The items that show, from top to bottom; what is below a closed one does not. */
export function itemsOf(branches: readonly Branch[], closed: ReadonlySet<string>, level = 1): TreeItem[] {
  return branches.flatMap(({ children, ...branch }, place) => [
    { ...branch, level, position: place + 1, of: branches.length },
    ...(closed.has(branch.key) ? [] : itemsOf(children, closed, level + 1)),
  ]);
}

/** What a key does in a tree (WAI-ARIA APG, "Tree View"). */
export type TreeMove =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'open' | 'close'; readonly key: string };

/** Where a key leads from an item; undefined where it leads nowhere. A letter goes to the next item that begins so. */
export function treeMove(
  items: readonly TreeItem[],
  closed: ReadonlySet<string>,
  from: string,
  pressed: string,
): TreeMove | undefined {
  const place = items.findIndex(({ key }) => key === from);
  const item = items[place];
  if (!item) return undefined;
  const focus = (target: TreeItem | undefined): TreeMove | undefined =>
    target && { kind: 'focus', key: target.key };
  switch (pressed) {
    case 'ArrowDown':
      return focus(items[place + 1]);
    case 'ArrowUp':
      return focus(items[place - 1]);
    case 'Home':
      return focus(items[0]);
    case 'End':
      return focus(items.at(-1));
    case 'ArrowRight':
      if (item.path !== undefined) return undefined;
      return closed.has(item.key) ? { kind: 'open', key: item.key } : focus(items[place + 1]);
    case 'ArrowLeft':
      if (item.path === undefined && !closed.has(item.key)) return { kind: 'close', key: item.key };
      return focus(items.slice(0, place).findLast(({ level }) => level < item.level));
  }
  if (pressed.length !== 1 || pressed === ' ') return undefined;
  const others = [...items.slice(place + 1), ...items.slice(0, place)];
  return focus(others.find(({ name }) => name.toLowerCase().startsWith(pressed.toLowerCase())));
}
