import { ProcessPool } from '../../node/kernel/process-pool.ts';
import { KernelRun } from './kernel-run.ts';
import type { FromKernel, KernelStart, RunId, ToKernel } from './messages.ts';
import { WorkerPort } from './worker-port.ts';

/** A lab has two processes, or three. */
const SPARES = 2;

/** Entry of the kernel worker: serves the page's runs over the port that the frame hands in. */
self.addEventListener(
  'message',
  ({ data }: MessageEvent<KernelStart>) => {
    const script = URL.createObjectURL(new Blob([data.processScript], { type: 'text/javascript' }));
    serve(data.port, new ProcessPool(() => new WorkerPort(script), SPARES));
  },
  { once: true },
);

function serve(port: MessagePort, pool: ProcessPool): void {
  const runs = new Map<RunId, KernelRun>();
  const post = (message: FromKernel) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<ToKernel>) => {
    if (data.type === 'start') start(data);
    else command(runs.get(data.run), data);
  };
  pool.refill();
  post({ type: 'ready' });

  function start({ run: id, project, parts, pace }: Extract<ToKernel, { type: 'start' }>): void {
    const run = new KernelRun(project, parts, pool, pace, (events) =>
      post({ type: 'events', run: id, events }),
    );
    runs.set(id, run);
    void run.run().finally(() => pool.refill());
  }

  function command(run: KernelRun | undefined, message: Exclude<ToKernel, { type: 'start' }>): void {
    switch (message.type) {
      case 'stop':
        run?.stop(message.process);
        return;
      case 'input':
        run?.input(message.process, message.text);
        return;
      case 'set-link':
        run?.setLink(message.between, message.conditions);
        return;
      case 'set-pace':
        run?.setPace(message.pace);
        return;
      case 'capture':
        post({ type: 'capture', request: message.request, bytes: run?.capture() });
        return;
      case 'dispose':
        run?.dispose();
        runs.delete(message.run);
    }
  }
}
