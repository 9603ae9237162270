import type { LinkDescription, Scenario } from '../net/scenario.ts';
import type { Project, ProjectFile } from '../sandbox/project.ts';
import type { Change } from './lab-checks.ts';

/** The project as a hostile run has it: `programs` are the files of the lab's `check/` folder. */
export function hostileProject(
  { files, scenario }: Project,
  change: Change,
  programs: readonly ProjectFile[],
): Project {
  const { otherwise = {}, without = [], add = [], hosts = {} } = change;
  const unknown = [...Object.keys(otherwise), ...without].find(
    (name) => !scenario.processes.some((process) => process.name === name),
  );
  if (unknown !== undefined)
    throw new Error(`A hostile run changes the process ${unknown}, which the lab has not.`);
  const own = scenario.processes
    .filter(({ name }) => !without.includes(name))
    .map((process) => ({ ...process, ...otherwise[process.name] }));
  return {
    files: [...files, ...programs],
    scenario: {
      ...scenario,
      hosts: { ...scenario.hosts, ...hosts },
      links: linksOf(scenario, change),
      processes: [...own, ...add],
    },
  };
}

function linksOf({ links = [] }: Scenario, { hosts = {}, link }: Change): LinkDescription[] {
  const [first] = links;
  const more = Object.keys(hosts).map((host): LinkDescription => {
    if (!first) throw new Error('A hostile run adds a host to a lab without links.');
    return { ...first, between: [host, first.between[1]] };
  });
  return [...links, ...more].map((one) => ({ ...one, ...link }));
}
