import type { SourcePosition } from '../../net/trace/event.ts';
import type { ProcessEnd } from '../kernel/kernel-listener.ts';

const MEBIBYTE = 1024 * 1024;

/** One sentence on how a process ended, for the terminal. */
export function describeEnd(process: string, { code, signal, reason }: ProcessEnd): string {
  switch (reason?.kind) {
    case 'loop':
      return `${process} was stopped: a loop did not end${placeOf(reason)}`;
    case 'output':
      return `${process} was stopped: it printed more than ${reason.limit} bytes`;
    case 'memory':
      return `${process} was stopped: it held more than ${reason.limit / MEBIBYTE} MiB of memory`;
    case 'turns':
      return `${process} was stopped: it was woken more than ${reason.limit} times${placeOf(reason)}`;
    case 'sockets':
      return `${process} was stopped: it had more than ${reason.limit} sockets open at once${placeOf(reason)}`;
    case 'unresponsive':
      return `${process} was stopped: it did not answer any more`;
    case 'stopped-by-user':
      return `${process} was stopped by ${signal ?? 'a signal'}`;
    default:
      return signal ? `${process} was ended by ${signal}` : `${process} exited with code ${code}`;
  }
}

const placeOf = ({ source }: { readonly source?: SourcePosition }): string =>
  source ? ` at ${source.file}:${source.line}:${source.column}` : '';
