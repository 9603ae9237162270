/**
 * Runs in the frame that stands in for the container's host. Speaks the server's side of the client's protocol, with
 * the client's own copy of Comlink, so that the wire format cannot drift; what is asked is done by real processes
 * (container-host.ts), reached through a binding that Playwright puts into the page.
 */
// @ts-expect-error The client's copy has no types.
import { Comlink } from '../../node_modules/@webcontainer/api/dist/vendor/index.js';

type Bytes = { readonly base64: string };
type Fault = { readonly fault: { readonly name: string; readonly message: string } };

declare global {
  interface Window {
    containerHost(method: string, args: readonly unknown[]): Promise<unknown>;
    containerEvent(key: string, args: readonly unknown[]): void;
  }
}

const listeners = new Map<string, (...args: never[]) => void>();
window.containerEvent = (key, args) => listeners.get(key)?.(...(args as never[]));

let lastKey = 0;
function listen(listener: (...args: never[]) => void): string {
  const key = `${performance.timeOrigin} ${++lastKey}`;
  listeners.set(key, listener);
  return key;
}

async function ask<Answer>(method: string, ...args: unknown[]): Promise<Answer> {
  const answer = await window.containerHost(method, args);
  const { fault } = (answer ?? {}) as Partial<Fault>;
  if (fault) throw Object.assign(new Error(fault.message), { name: fault.name });
  return answer as Answer;
}

const decoded = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const encoded = (bytes: Uint8Array): Bytes => ({
  base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
});

const fileSystem = (instance: number) => ({
  async readFile(path: string, encoding?: string) {
    const bytes = decoded(await ask<string>('readFile', instance, path));
    return encoding ? new TextDecoder().decode(bytes) : Comlink.transfer(bytes, [bytes.buffer]);
  },
  writeFile: (path: string, data: string | Uint8Array) =>
    ask(
      'writeFile',
      instance,
      path,
      typeof data === 'string' ? encoded(new TextEncoder().encode(data)) : encoded(data),
    ),
  readdir: (path: string, options: unknown) => ask('readdir', instance, path, options),
  mkdir: (path: string, options: unknown) => ask('mkdir', instance, path, options),
  rm: (path: string, options: unknown) => ask('rm', instance, path, options),
  rename: (from: string, to: string) => ask('rename', instance, from, to),
  async watch(path: string, _options: unknown, listener: (event: string, name: string) => void) {
    const key = listen(listener as never);
    await ask('watch', instance, path, key);
    return Comlink.proxy({
      close: () => {
        listeners.delete(key);
        return ask('unwatch', key);
      },
    });
  },
});

interface RunRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const container = (instance: number, runtime: unknown) => ({
  fs: () => Comlink.proxy(fileSystem(instance)),
  previewScript: () => Comlink.proxy({}),
  runtimeInfo: () => runtime,
  loadFiles: (tree: Uint8Array, options?: { mountPoints?: string }) =>
    ask('loadFiles', instance, new TextDecoder().decode(tree), options?.mountPoints),
  async run(request: RunRequest, _out: unknown, _err: unknown, output?: (bytes: Uint8Array | null) => void) {
    const { promise: onExit, resolve: exited } = Promise.withResolvers<number>();
    const key = listen(((kind: 'output' | 'exit', value: string | number) => {
      if (kind === 'output') output?.(decoded(value as string));
      else {
        output?.(null);
        listeners.delete(key);
        exited(value as number);
      }
    }) as never);
    await ask('run', instance, request, key);
    return Comlink.proxy({
      onExit,
      write: (text: string) => ask('write', key, text),
      kill: () => ask('kill', key),
      resize: () => {},
    });
  },
  async on(event: string, listener: (...args: unknown[]) => void) {
    const key = listen(listener as never);
    await ask('on', instance, event, key);
    return Comlink.proxy(() => {
      listeners.delete(key);
      return ask('off', instance, key);
    });
  },
  setPreviewScript() {},
  setCredentials() {},
  teardown: () => ask('teardown', instance),
});

const host = {
  async build(options: unknown) {
    const { instance, runtime } = await ask<{ instance: number; runtime: unknown }>('build', options);
    return Comlink.proxy(container(instance, runtime));
  },
};

const { port1, port2 } = new MessageChannel();
Comlink.expose(host, port1);
parent.postMessage({ type: 'init' }, '*', [port2]);
