import type { Network } from '../../net/network.ts';
import type { ProcessEvent } from '../../net/trace/event.ts';
import type { Recorder } from '../../net/trace/recorder.ts';
import { isAboutNames, type Operation } from '../protocol.ts';
import { callLabel } from './call-label.ts';
import type { KernelProcess } from './kernel-process.ts';

/** Carries out what a process asked for, and records it in the trace where the learner's program asked by name. */
export function perform(
  process: KernelProcess,
  operation: Operation,
  network: Network,
  recorder: Recorder,
): void {
  if (isAboutNames(operation)) {
    process.names.perform(operation);
    return;
  }
  process.sockets.open(operation);
  const socket = operation.socket === undefined ? undefined : process.sockets.find(operation.socket);
  const label = callLabel(operation, socket?.local?.port);
  const event: ProcessEvent | undefined =
    label === undefined
      ? undefined
      : {
          kind: 'process',
          at: network.simulator.now,
          host: process.host.name,
          process: process.name,
          label,
          ...(socket && { socket: socket.id }),
          ...(operation.source && { source: operation.source }),
        };
  recorder.perform(event, () => process.sockets.perform(operation));
}
