/**
 * What the engine needs of the realm it runs in (a browser worker or a Node worker thread), taken before the
 * library and the learner's program replace the globals of the same name. Import this module first.
 */
type Listener = (message: unknown) => void;

interface NodePort {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: Listener): void;
}

interface NodeProcess {
  on(event: string, listener: (...values: never[]) => void): void;
  getBuiltinModule(name: string): { parentPort: NodePort | null };
}

interface BrowserScope {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: (event: BrowserEvent) => void): void;
}

interface BrowserEvent {
  readonly data: unknown;
  readonly reason: unknown;
  readonly promise: Promise<unknown>;
  preventDefault(): void;
}

const scope = globalThis as unknown as BrowserScope & { process?: NodeProcess };
const nodeProcess = typeof scope.process?.getBuiltinModule === 'function' ? scope.process : undefined;
const port = nodeProcess?.getBuiltinModule('node:worker_threads').parentPort ?? undefined;
const post = nodeProcess ? undefined : scope.postMessage?.bind(globalThis);
const listen = nodeProcess ? undefined : scope.addEventListener?.bind(globalThis);

export const HostDate = globalThis.Date;
export const HostProxy = globalThis.Proxy;
export const HostFinalizationRegistry = globalThis.FinalizationRegistry;
export const HostURL = globalThis.URL;
export const HostTextDecoder = globalThis.TextDecoder;
export const HostTextEncoder = globalThis.TextEncoder;
export const HostError = globalThis.Error;
export const hostStructuredClone = globalThis.structuredClone;
export const hostQueueMicrotask = globalThis.queueMicrotask.bind(globalThis);
export const HostDOMException = globalThis.DOMException;
// biome-ignore lint/security/noGlobalEval: the engine evaluates Node's library and the learner's program
export const hostEval = globalThis.eval;
/** Of a worker in a browser: runs a script before it returns. */
export const hostImportScripts = (
  globalThis as { importScripts?: (address: string) => void }
).importScripts?.bind(globalThis);

/** Hands the kernel a message. */
export function sendToKernel(message: unknown): void {
  if (port) port.postMessage(message);
  else post!(message);
}

export function onKernelMessage(listener: Listener): void {
  if (port) port.on('message', listener);
  else listen!('message', (event) => listener(event.data));
}

/** Tells of promises rejected with nobody listening, and of those that found a listener after all. */
export function onRejection(
  listener: (handled: boolean, promise: Promise<unknown>, reason: unknown) => void,
): void {
  if (nodeProcess) {
    nodeProcess.on('unhandledRejection', (reason: unknown, promise: Promise<unknown>) =>
      listener(false, promise, reason),
    );
    nodeProcess.on('rejectionHandled', (promise: Promise<unknown>) => listener(true, promise, undefined));
    return;
  }
  listen!('unhandledrejection', (event) => {
    event.preventDefault();
    listener(false, event.promise, event.reason);
  });
  listen!('rejectionhandled', (event) => listener(true, event.promise, event.reason));
}

/** Errors that escape every guard of ours (a microtask that throws). */
export function onStrayError(listener: (error: unknown) => void): void {
  if (nodeProcess) nodeProcess.on('uncaughtException', (error: unknown) => listener(error));
  else
    listen!('error', (event) => {
      event.preventDefault();
      listener((event as unknown as ErrorEvent).error);
    });
}

const hostSetImmediate = (globalThis as { setImmediate?: (callback: () => void) => void }).setImmediate;
const waiting: (() => void)[] = [];
const channel = nodeProcess ? undefined : new MessageChannel();
if (channel) {
  let second = false;
  channel.port1.onmessage = () => {
    // A rejection is reported by a task of its own, queued after the first message: the second comes after it.
    second = !second;
    if (second) channel.port2.postMessage(0);
    else waiting.shift()!();
  };
}

/** One turn of the host's own loop: every microtask has run, and every rejection has been reported. */
export function turnOfHost(): Promise<void> {
  return new Promise((resolve) => {
    if (!channel) {
      hostSetImmediate!(resolve);
      return;
    }
    waiting.push(resolve);
    channel.port2.postMessage(0);
  });
}
