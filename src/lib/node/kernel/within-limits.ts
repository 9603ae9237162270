import { ScenarioError } from '../../net/scenario/scenario-error.ts';
import type { Scenario } from '../../net/scenario.ts';

/** Each process is a worker with a Node library of its own: some 3 MB, and a thread. */
const MOST_PROCESSES = 200;

/** Throws a ScenarioError when a scenario asks for more than the engine carries. */
export function withinLimits(scenario: Scenario): Scenario {
  const { length } = scenario.processes;
  if (length > MOST_PROCESSES)
    throw new ScenarioError('processes', { kind: 'at-most', most: MOST_PROCESSES }, length);
  return scenario;
}
