import type { Kernel } from '../kernel/kernel.ts';

/** Undoes an attachment, so that our own process can end. */
export type Detach = () => void;

/** Ctrl-C asks the processes to end, as in a terminal; the second one ends the run. */
export function attachInterrupt(kernel: Kernel): Detach {
  let asked = false;
  const interrupt = () => {
    if (asked) kernel.end();
    else kernel.signal('SIGINT');
    asked = true;
  };
  process.on('SIGINT', interrupt);
  return () => process.off('SIGINT', interrupt);
}

/**
 * Passes our stdin to the first process, a line at a time, then its end. What a pipe holds while the engine
 * starts is there from the first instant of the run; what is typed later arrives at the virtual time of that
 * moment.
 */
export function attachInput(kernel: Kernel): Detach {
  const name = kernel.processes[0]?.name;
  if (name === undefined) throw new Error('a run without a process has no stdin');
  const give = (text: string | null) => kernel.apply({ type: 'stdin', process: name, text });
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) give(`${line}\n`);
  });
  process.stdin.on('end', () => {
    if (rest) give(rest);
    give(null);
    kernel.expectNothing();
  });
  return () => process.stdin.destroy();
}
