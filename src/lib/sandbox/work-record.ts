import type { Scenario } from '../net/scenario.ts';

/** What a learner has made of a lab, as plain data: kept in the browser, told to other tabs, carried by a link. */
export interface WorkRecord {
  /** By path. A file of the lab that is neither here nor in `removed` is as the lab has it. */
  readonly texts: Readonly<Record<string, string>>;
  /** Files of the lab that are gone. */
  readonly removed?: readonly string[];
  /** Absent where it is the lab's own. */
  readonly scenario?: Scenario;
}

/**
 * Reads a record that this or another version of the site has made, or somebody else: what cannot be used is left out.
 * Undefined when it holds no texts at all.
 */
export async function readWorkRecord(value: unknown): Promise<WorkRecord | undefined> {
  const { texts, removed, scenario } = (value ?? {}) as Partial<Record<keyof WorkRecord, unknown>>;
  if (typeof texts !== 'object' || texts === null) return undefined;
  const own = Object.entries(texts).filter(([, text]) => typeof text === 'string');
  const gone = Array.isArray(removed) ? removed.filter((path) => typeof path === 'string') : [];
  const network = scenario === undefined ? undefined : await readNetwork(scenario);
  return {
    texts: Object.fromEntries(own),
    ...(gone.length > 0 && { removed: gone }),
    ...(network && { scenario: network }),
  };
}

/** The reader of scenarios is fetched only where there is one. */
async function readNetwork(value: unknown): Promise<Scenario | undefined> {
  try {
    const { readScenario } = await import('../net/scenario/read.ts');
    return readScenario(value);
  } catch {
    return undefined;
  }
}
