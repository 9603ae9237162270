import type { Engine, RunEvent } from '../sandbox/engine.ts';
import type { Project } from '../sandbox/project.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

/** Runs a project to its end: all processes have ended, or everybody waits for something that nobody will bring. */
export type RunToEnd = (project: Project, signal?: AbortSignal) => Promise<Evidence>;

/**
 * Runs projects on an engine as fast as it can. Rejects when the engine cannot start, and when the signal is aborted;
 * what programs do is evidence.
 */
export const onEngine =
  (engine: Engine): RunToEnd =>
  async (project, signal) => {
    const events: RunEvent[] = [];
    const { promise: over, resolve, reject } = Promise.withResolvers<void>();
    const run = await engine.start(project, (batch) => {
      events.push(...batch);
      if (batch.some(({ type }) => type === 'done' || type === 'failed' || type === 'idle')) resolve();
    });
    const abort = () => reject(signal!.reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      signal?.throwIfAborted();
      await over;
    } finally {
      signal?.removeEventListener('abort', abort);
      run.dispose();
    }
    return evidenceOf(project, events, engine.abilities);
  };
