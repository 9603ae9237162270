import type { Time } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import type { Ability, RunEvent, StopReason } from '../sandbox/engine.ts';
import type { Project } from '../sandbox/project.ts';

export interface Printed {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** Virtual time where the engine has it. */
  readonly at: Time;
}

/** What is known of one process after a run. */
export interface ProcessEvidence {
  readonly name: string;
  readonly host: string;
  readonly file: string;
  readonly printed: readonly Printed[];
  /** Absent while it still runs. */
  readonly end?: { readonly code: number; readonly signal?: string; readonly reason?: StopReason };
}

/** What a run has left behind, and what it was a run of: all that checks may look at. */
export interface Evidence {
  readonly project: Project;
  /** Of the engine that made the run. */
  readonly abilities: ReadonlySet<Ability>;
  /** By name, in the order of the scenario. */
  readonly processes: Readonly<Record<string, ProcessEvidence>>;
  /** Absent from engines that have no packets. */
  readonly trace?: readonly TraceEvent[];
  /** The engine's word when it failed itself. */
  readonly failure?: string;
}

/** Folds the events of a run on an engine with these abilities. */
export function evidenceOf(
  project: Project,
  events: readonly RunEvent[],
  abilities: ReadonlySet<Ability>,
): Evidence {
  const { processes } = project.scenario;
  // One list a process: a program that prints without end brings hundreds of thousands of pieces.
  const printed = new Map(processes.map(({ name }) => [name, [] as Printed[]]));
  const ends = new Map<string, NonNullable<ProcessEvidence['end']>>();
  const traces: (readonly TraceEvent[])[] = [];
  let failure: string | undefined;
  for (const event of events) {
    if (event.type === 'trace') traces.push(event.events);
    else if (event.type === 'failed') failure = event.message;
    else if (event.type === 'output') {
      const { stream, text, at } = event;
      printed.get(event.process)?.push({ stream, text, at });
    } else if (event.type === 'exit') {
      const { code, signal, reason } = event;
      ends.set(event.process, { code, ...(signal !== undefined && { signal }), ...(reason && { reason }) });
    }
  }
  const left = processes.map(({ name, host, file }): [string, ProcessEvidence] => {
    const end = ends.get(name);
    return [name, { name, host, file, printed: printed.get(name)!, ...(end && { end }) }];
  });
  return {
    project,
    abilities,
    processes: Object.fromEntries(left),
    ...(abilities.has('packets') && { trace: traces.flat() }),
    ...(failure !== undefined && { failure }),
  };
}

/** All that a process wrote to its standard output. Throws when the scenario has no such process. */
export function outputOf({ processes }: Evidence, name: string): string {
  const process = processes[name];
  if (!process)
    throw new Error(`There is no process ${name}; there are ${Object.keys(processes).join(', ')}.`);
  return textOf(process, 'stdout');
}

/** Its whole lines, and what stands after the last of them. */
export const linesOf = (evidence: Evidence, name: string): string[] =>
  outputOf(evidence, name)
    .split('\n')
    .filter((line, place, all) => line !== '' || place < all.length - 1);

export const textOf = ({ printed }: ProcessEvidence, stream: Printed['stream']): string =>
  printed.map((one) => (one.stream === stream ? one.text : '')).join('');
