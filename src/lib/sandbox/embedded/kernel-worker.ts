import { ProcessPool } from '../../node/kernel/process-pool.ts';
import { ProcessWorkers } from '../../node/kernel/process-workers.ts';
import type { RunEvent } from '../engine.ts';
import { KernelRun } from './kernel-run.ts';
import type { FromKernel, KernelStart, RunId, ToKernel } from './messages.ts';
import { WorkerPort } from './worker-port.ts';

/** A lab has two processes, or three. */
const SPARES = 2;
/** Some 200 MB. */
const MOST_WORKERS = 24;

/** Entry of the kernel worker: serves the page's runs over the port that the frame hands in. */
self.addEventListener(
  'message',
  ({ data }: MessageEvent<KernelStart>) => {
    const script = new Blob([data.processScript]);
    const pool = new ProcessPool(() => new WorkerPort(script), SPARES);
    serve(data.port, pool, new ProcessWorkers(() => pool.open(), MOST_WORKERS));
  },
  { once: true },
);

function serve(port: MessagePort, pool: ProcessPool, workers: ProcessWorkers): void {
  const runs = new Map<RunId, KernelRun>();
  const post = (message: FromKernel) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<ToKernel>) => {
    const run = runs.get(data.run);
    switch (data.type) {
      case 'start':
        start(data);
        return;
      case 'command':
        run?.do(data.command);
        return;
      case 'capture':
        post({ type: 'answer', request: data.request, value: run?.capture() });
        return;
      case 'recording':
        post({ type: 'answer', request: data.request, value: run?.recording() });
        return;
      case 'dispose':
        run?.dispose();
        runs.delete(data.run);
    }
  };
  pool.refill();
  post({ type: 'ready' });

  function start({ run, source, parts, options }: Extract<ToKernel, { type: 'start' }>): void {
    const tell = (events: readonly RunEvent[]) => post({ type: 'events', run, events });
    runs.set(
      run,
      new KernelRun(
        source,
        parts,
        options,
        { open: () => workers.open(), refill: () => pool.refill() },
        tell,
      ),
    );
  }
}
