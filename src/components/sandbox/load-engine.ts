import type { Engine } from '../../lib/sandbox/engine.ts';
import type { Project } from '../../lib/sandbox/project.ts';

/** An engine that can be fetched and started before it is needed. */
export interface PreparableEngine extends Engine {
  prepare(project?: Project): Promise<void>;
}

let engine: Promise<PreparableEngine> | undefined;

/** The embedded engine, one for all sandboxes of a page, fetched when the first one asks. A failure may be retried. */
export function loadEngine(): Promise<PreparableEngine> {
  engine ??= import('../../lib/sandbox/embedded/embedded-engine.ts')
    .then(({ EmbeddedEngine }) => new EmbeddedEngine())
    .catch((error: unknown) => {
      engine = undefined;
      throw error;
    });
  return engine;
}
