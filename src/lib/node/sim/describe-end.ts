import type { ProcessEnd } from '../kernel/kernel-listener.ts';

/** One sentence on how a process ended, for the terminal. */
export function describeEnd(process: string, { code, signal, reason }: ProcessEnd): string {
  switch (reason?.kind) {
    case 'loop': {
      const { source } = reason;
      const where = source ? ` at ${source.file}:${source.line}:${source.column}` : '';
      return `${process} was stopped: a loop did not end${where}`;
    }
    case 'output':
      return `${process} was stopped: it printed more than ${reason.limit} bytes`;
    case 'unresponsive':
      return `${process} was stopped: it did not answer any more`;
    case 'stopped-by-user':
      return `${process} was stopped by ${signal ?? 'a signal'}`;
    default:
      return signal ? `${process} was ended by ${signal}` : `${process} exited with code ${code}`;
  }
}
