import { hostQueueMicrotask, onKernelMessage, sendToKernel } from './host.ts';
import { Process } from './process.ts';
import type { Boot, Slice } from './protocol.ts';

/** What the kernel sends: first what the process is, then one slice at a time. Each slice is answered by a turn. */
export type KernelMessage = { readonly boot: Boot } | { readonly slice: Slice };

let process: Process;
// Before anybody asks: a spare worker has the library ready when its process is started. But not while the script itself
// is being evaluated: for every error that is made meanwhile, V8 would read the functions on the stack once more to know
// their lines, the whole script among them.
hostQueueMicrotask(() => {
  process = new Process((turn) => sendToKernel({ turn }));
});

onKernelMessage((message) => {
  const { boot, slice } = message as { boot?: Boot; slice?: Slice };
  if (boot) process.boot(boot);
  else if (slice) void process.run(slice);
});
