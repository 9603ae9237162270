import type { WebContainer } from '@webcontainer/api';
import { dependenciesOf } from '../dependencies.ts';
import type { ProjectFile } from '../project.ts';

/** The dependencies that stand installed in the container, as package.json lists them. */
let installed: string | undefined;

/** Installs what the project's package.json depends on, once for the same list. `tell` hears npm's lines as they come. */
export async function install(
  container: WebContainer,
  files: readonly ProjectFile[],
  tell: (line: string) => void,
): Promise<void> {
  const wanted = wantedBy(files);
  if (wanted === undefined || wanted === installed) return;
  const npm = await container.spawn('npm', ['install', '--no-audit', '--no-fund', '--no-progress']);
  let said = '';
  const reader = npm.output.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    said += value;
    for (const line of value.split(/[\r\n]+/)) if (line.trim() !== '') tell(line.trim());
  }
  if ((await npm.exit) !== 0)
    throw new Error(
      said
        .trim()
        .split(/[\r\n]+/)
        .slice(-3)
        .join(' ') || 'npm install',
    );
  installed = wanted;
}

/** As one text; undefined when there is nothing to install. */
function wantedBy(files: readonly ProjectFile[]): string | undefined {
  const dependencies = dependenciesOf(files.find(({ path }) => path === 'package.json')?.text) ?? {};
  return Object.keys(dependencies).length === 0 ? undefined : JSON.stringify(dependencies);
}
