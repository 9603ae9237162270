/**
 * The only place that names the browser's storage. It may be full, forbidden or absent: then things last as long as the
 * page, and whoever keeps something that must not be lost is told.
 */
import { type IDBPDatabase, openDB } from 'idb';

const PREFIX = 'ieum:';
const settings = new Map<string, string>();

/** A small setting of this site; undefined when it was never made. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? settings.get(name);
  } catch {
    return settings.get(name);
  }
}

/** Keeps a small setting at once. False when the browser does not take it: then it lasts as long as the page. */
export function remember(name: string, value: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, value);
    settings.delete(name);
    return true;
  } catch {
    settings.set(name, value);
    return false;
  }
}

/** Takes a small setting back. */
export function forget(name: string): void {
  settings.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Forbidden: there is nothing to take back.
  }
}

/** Tells when another tab of this site has changed or taken back a small setting. */
export function watchSetting(name: string, changed: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    // No key: everything was cleared.
    if (key !== null && key !== PREFIX + name) return;
    if (newValue === null) settings.delete(name);
    changed();
  });
  // A page that comes back from the browser's memory was told nothing meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && changed());
}

const WORK = 'work';
let opening: Promise<IDBPDatabase> | undefined;

function database(): Promise<IDBPDatabase> {
  opening ??= openDB('ieum', 1, {
    upgrade: (fresh) => void fresh.createObjectStore(WORK),
    // Another tab, or the browser itself, wants it closed: the next use opens it again.
    blocking: (_old, _new, event) => {
      (event.target as IDBDatabase).close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** What was kept under a name; undefined when there is nothing, or nothing can be read. */
export async function keptWork(name: string): Promise<unknown> {
  try {
    return await (await database()).get(WORK, name);
  } catch {
    return undefined;
  }
}

/** Keeps a value that can be cloned. False when the browser does not take it. */
export async function keepWork(name: string, value: unknown): Promise<boolean> {
  try {
    await (await database()).put(WORK, value, name);
    return true;
  } catch {
    return false;
  }
}

/** The names under which something is kept, those that begin with `prefix`, in their order. */
export async function keptNames(prefix: string): Promise<string[]> {
  try {
    const keys = await (await database()).getAllKeys(WORK);
    return keys.filter((key): key is string => typeof key === 'string' && key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** Throws away what was kept under a name. */
export async function forgetWork(name: string): Promise<void> {
  try {
    await (await database()).delete(WORK, name);
  } catch {
    // Forbidden: there is nothing to throw away.
  }
}
