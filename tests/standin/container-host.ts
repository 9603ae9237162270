import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { ContainerInstance } from './container-instance.ts';

/** How the host behaves. */
export interface HostBehaviour {
  /** What `build()` rejects with. */
  readonly refuses?: string;
  /** What becomes of requests for the frame: an error of the network, silence, or a page that says nothing. */
  readonly frame?: 'unreachable' | 'silent' | 'mute';
}

export interface ContainerHost {
  /** Changes how the host behaves from now on. */
  behave(behaviour: HostBehaviour): void;
  /** Addresses that were asked for. */
  readonly asked: readonly string[];
  /** Containers that have not been torn down. */
  readonly instances: ReadonlyMap<number, ContainerInstance>;
  close(): void;
}

const ORIGIN = 'https://stackblitz.com';

/** The headers without which an isolated page may not show the frame. */
const HEADERS = {
  'cross-origin-embedder-policy': 'credentialless',
  'cross-origin-resource-policy': 'cross-origin',
};

let script: Promise<string> | undefined;
function frameScript(): Promise<string> {
  script ??= build({
    entryPoints: [join(import.meta.dirname, 'frame.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  return script;
}

/**
 * Puts a host for containers where the client looks for its own: the real client and our engine then run end to end,
 * with real Node processes and no internet.
 */
export async function installContainerHost(page: Page, first: HostBehaviour = {}): Promise<ContainerHost> {
  const instances = new Map<number, ContainerInstance>();
  const asked: string[] = [];
  const frameCode = await frameScript();
  let behaviour = first;
  let lastInstance = 0;

  // Events reach the frame one after another, in their order.
  let told: Promise<unknown> = Promise.resolve();
  const tell = (key: string, ...args: readonly unknown[]): Promise<unknown> => {
    told = told.then(() =>
      page
        .frames()
        .find((frame) => frame.url().startsWith(`${ORIGIN}/headless`))
        ?.evaluate(([key, args]) => window.containerEvent(key, args), [key, args] as const)
        .catch(() => {}),
    );
    return told;
  };
  const owner = (key: string): ContainerInstance => owners.get(key)!;
  const owners = new Map<string, ContainerInstance>();

  function perform(method: string, args: readonly unknown[]): unknown {
    if (method === 'build') {
      if (behaviour.refuses) throw new Error(behaviour.refuses);
      const { workdirName } = args[0] as { workdirName?: string };
      const instance = new ContainerInstance(workdirName, tell);
      instances.set(++lastInstance, instance);
      return { instance: lastInstance, runtime: { path: process.env.PATH, cwd: instance.folder } };
    }
    if (method === 'write' || method === 'kill' || method === 'unwatch') {
      const [key, text] = args as [string, string];
      return owner(key)[method](key, text);
    }
    const [number, ...rest] = args as [number, ...never[]];
    const instance = instances.get(number);
    if (!instance) throw new Error('the container is not there any more');
    if (method === 'run' || method === 'watch') owners.set(rest[1]!, instance);
    if (method === 'teardown') instances.delete(number);
    return (instance as unknown as Record<string, (...args: never[]) => unknown>)[method]!(...rest);
  }

  await page.exposeBinding('containerHost', (_source, method: string, args: readonly unknown[]) => {
    try {
      return perform(method, args);
    } catch (error) {
      const { name, message } = error as Error;
      return { fault: { name, message } };
    }
  });
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (behaviour.frame === 'unreachable') return route.abort('namenotresolved');
    if (behaviour.frame === 'silent') return undefined;
    if (pathname === '/frame.js') {
      return route.fulfill({ headers: HEADERS, contentType: 'text/javascript', body: frameCode });
    }
    const body =
      behaviour.frame === 'mute' ? '' : '<!doctype html><script type="module" src="/frame.js"></script>';
    return route.fulfill({ headers: HEADERS, contentType: 'text/html', body });
  });
  return {
    behave: (next) => {
      behaviour = next;
    },
    asked,
    instances,
    close: () => {
      for (const instance of instances.values()) instance.teardown();
      instances.clear();
    },
  };
}
