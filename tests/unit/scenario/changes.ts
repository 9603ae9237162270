import { ScenarioError } from '../../../src/lib/net/scenario/scenario-error.ts';

/** A copy of `scenario` with the value at the end of `steps` replaced, or removed when `value` is undefined. */
export function changed(scenario: unknown, steps: readonly string[], value: unknown): unknown {
  const copy = structuredClone(scenario) as Record<string, unknown>;
  const last = steps.at(-1) as string;
  let at = copy;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** The sentence with which a scenario is refused, or `accepted`. */
export function complaintOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}
