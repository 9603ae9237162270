import { onKernelMessage, sendToKernel } from './host.ts';
import { Process } from './process.ts';
import type { Boot, Slice } from './protocol.ts';

/** What the kernel sends: first what the process is, then one slice at a time. Each slice is answered by a turn. */
export type KernelMessage = { readonly boot: Boot } | { readonly slice: Slice };

let process: Process | undefined;

onKernelMessage((message) => {
  const { boot, slice } = message as { boot?: Boot; slice?: Slice };
  if (boot) process = new Process(boot, (turn) => sendToKernel({ turn }));
  else if (slice) void process!.run(slice);
});
