import type { WebContainer } from '@webcontainer/api';
import type { ProjectFile } from '../project.ts';
import { type BootPatience, boot, forget } from './boot.ts';
import { projectTree } from './project-tree.ts';
import tap from './tap.cjs?raw';
import { TAP_FILE } from './tap-file.ts';

let container: WebContainer | undefined;
/** A start that is under way is everybody's. */
let opening: Promise<WebContainer> | undefined;
let mounted = new Map<string, string>();

/** The page's container, started when it is first asked for. Rejects with `ContainerUnavailable`. */
export async function openContainer(patience: BootPatience): Promise<WebContainer> {
  if (container) return container;
  opening ??= boot(patience).finally(() => {
    opening = undefined;
  });
  container = await opening;
  return container;
}

export function closeContainer(): void {
  container?.teardown();
  container = undefined;
  mounted = new Map();
  forget();
}

// The host keeps what a page leaves behind: a page that is left takes its container with it.
addEventListener('pagehide', closeContainer);

/** Makes the container's files those of the project; what programs have written besides stays. */
export async function mountProject(target: WebContainer, files: readonly ProjectFile[]): Promise<void> {
  const wanted = new Map(files.map(({ path, text }) => [path, text]));
  for (const path of mounted.keys()) {
    if (!wanted.has(path)) await target.fs.rm(path, { force: true });
  }
  const changed = files.filter(({ path, text }) => mounted.get(path) !== text);
  const first = mounted.size === 0 ? [{ path: TAP_FILE, text: tap }] : [];
  await target.mount(projectTree([...first, ...changed]));
  mounted = wanted;
}
