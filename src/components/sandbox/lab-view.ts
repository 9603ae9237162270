import type { Scenario } from '../../lib/net/scenario.ts';
import type { LabEngines } from '../../lib/sandbox/lab.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

/** What the page gives the sandbox of one lab: its files as they come, and the network they run on. */
export interface LabView {
  /** The lab's folder name. Names the capture file. */
  readonly id: string;
  readonly title?: { readonly ko: string; readonly en: string } | undefined;
  readonly files: readonly ProjectFile[];
  readonly scenario: Scenario;
  readonly engines?: LabEngines | undefined;
  /** The playground: hosts and links are the learner's as well. */
  readonly isFree?: boolean | undefined;
}
