import type { Network } from '../../net/network.ts';
import type { ProcessTable } from './process-table.ts';
import type { RunInput } from './run-input.ts';

/** Carries out what reaches a run from outside. */
export function applyInput(input: RunInput, network: Network, processes: ProcessTable): void {
  switch (input.type) {
    case 'stdin':
      for (const process of processes.named(input.process))
        process.inbox.post({ type: 'input', text: input.text });
      return;
    case 'signal':
      for (const process of [...processes.named(input.process)]) processes.signal(process, input.name);
      return;
    case 'restart':
      for (const process of [...processes.named(input.process)]) processes.restart(process, input.files);
      return;
    case 'link':
      network.changeLink(...input.between, input.change);
      return;
    case 'remove':
      network.removeInFlight(input.hop);
      return;
    case 'loop-limit':
    case 'lost':
      for (const process of processes.named(input.process)) process.foretold = input;
  }
}
