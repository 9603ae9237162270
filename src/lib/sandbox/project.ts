import type { Scenario } from '../net/scenario.ts';

/** A file of a lab: what the learner sees in a tab. */
export interface ProjectFile {
  /** Relative path with forward slashes: `server.mjs`, `lib/frame.mjs`. */
  readonly path: string;
  readonly text: string;
}

/** What a sandbox runs: files, and the hosts, links and processes they run on. */
export interface Project {
  readonly files: readonly ProjectFile[];
  readonly scenario: Scenario;
}
