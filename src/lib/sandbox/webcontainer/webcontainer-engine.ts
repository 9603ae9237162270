import { ABILITIES } from '../abilities.ts';
import type { Engine, Run, RunEvent } from '../engine.ts';
import type { Project } from '../project.ts';
import { type BootPatience, PATIENCE } from './boot.ts';
import { closeContainer, mountProject, openContainer } from './container.ts';
import { ContainerRun } from './container-run.ts';
import { install } from './install.ts';

/**
 * The real Node.js in a WebContainer: one machine without UDP, whose processes talk over its loopback. What happens at
 * their sockets is told by a tap; packets there are none.
 */
export class WebContainerEngine implements Engine {
  readonly name = 'webcontainer';
  readonly abilities = ABILITIES.webcontainer;

  readonly #patience: BootPatience;

  /** `patience`: how long the container may take to start. */
  constructor(patience: BootPatience = PATIENCE) {
    this.#patience = patience;
  }

  /** Starts the container ahead of the first run. Rejects with `ContainerUnavailable`. */
  async prepare(): Promise<void> {
    await openContainer(this.#patience);
  }

  async start(project: Project, listen: (events: readonly RunEvent[]) => void): Promise<Run> {
    const container = await openContainer(this.#patience);
    await mountProject(container, project.files);
    const unwatch = container.on('server-ready', (port, address) =>
      listen([{ type: 'server-ready', port, address }]),
    );
    const run = new ContainerRun(container, project, (events) => {
      if (events.some(({ type }) => type === 'done')) unwatch();
      listen(events);
    });
    void (async () => {
      try {
        await install(container, project.files, (line) => listen([{ type: 'installing', line }]));
        await run.begin();
      } catch (error) {
        listen([{ type: 'failed', message: error instanceof Error ? error.message : String(error) }]);
      }
    })();
    return run;
  }

  dispose(): void {
    closeContainer();
  }
}
