import type { Engine, EngineName } from '../../lib/sandbox/engine.ts';
import type { Project } from '../../lib/sandbox/project.ts';
import { ContainerUnavailable } from '../../lib/sandbox/webcontainer/unavailable.ts';

/** An engine that can be fetched and started before it is needed. */
export interface PreparableEngine extends Engine {
  prepare(project: Project): Promise<void>;
}

const loaders: Readonly<Record<EngineName, () => Promise<PreparableEngine>>> = {
  embedded: async () => {
    const { EmbeddedEngine } = await import('../../lib/sandbox/embedded/embedded-engine.ts');
    return new EmbeddedEngine();
  },
  webcontainer: async () => {
    const module = await import('../../lib/sandbox/webcontainer/webcontainer-engine.ts').catch(() => {
      throw new ContainerUnavailable('offline');
    });
    return new module.WebContainerEngine();
  },
};

const engines = new Map<EngineName, Promise<PreparableEngine>>();

/** An engine, one for all sandboxes of a page, fetched when the first one asks. A failure may be retried. */
export function loadEngine(name: EngineName): Promise<PreparableEngine> {
  const known = engines.get(name);
  if (known) return known;
  const engine = loaders[name]();
  engines.set(name, engine);
  engine.catch(() => engines.delete(name));
  return engine;
}
