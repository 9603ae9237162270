import type { Scenario } from '../../lib/net/scenario.ts';
import { formatCommand } from '../../lib/sandbox/command-line.ts';
import type { RunEvent, StopReason } from '../../lib/sandbox/engine.ts';

export interface OutputPiece {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** A process as the page shows it. */
export interface ProcessView {
  readonly name: string;
  readonly host: string;
  readonly file: string;
  /** The line that starts it, as a shell takes it. */
  readonly command: string;
  readonly status: 'before' | 'running' | 'ended';
  readonly output: readonly OutputPiece[];
  readonly code?: number;
  readonly signal?: string;
  readonly reason?: StopReason;
}

export const processesBefore = ({ processes }: Scenario): ProcessView[] =>
  processes.map((process) => ({
    name: process.name,
    host: process.host,
    file: process.file,
    command: formatCommand(process),
    status: 'before',
    output: [],
  }));

/** Whether a process would be started as it was. */
export const isSameProcess = (one: ProcessView, other: ProcessView): boolean =>
  one.host === other.host && one.command === other.command;

/** The process after an event of its. */
export function told(process: ProcessView, event: Extract<RunEvent, { process: string }>): ProcessView {
  switch (event.type) {
    case 'started': {
      // Started anew, it goes on printing below what it printed before.
      const { name, host, file, command, output } = process;
      return { name, host, file, command, output, status: 'running' };
    }
    case 'output':
      return { ...process, output: joined(process.output, event) };
    case 'exit': {
      const { code, signal, reason } = event;
      return {
        ...process,
        status: 'ended',
        code,
        ...(signal !== undefined && { signal }),
        ...(reason && { reason }),
      };
    }
  }
}

/** Pieces of one stream that follow each other become one. */
function joined(output: readonly OutputPiece[], { stream, text }: OutputPiece): readonly OutputPiece[] {
  const last = output.at(-1);
  if (last?.stream !== stream) return [...output, { stream, text }];
  return [...output.slice(0, -1), { stream, text: last.text + text }];
}
