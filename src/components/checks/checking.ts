import { batch, computed, signal } from '@preact/signals';
import { judge, type Verdict } from '../../lib/lab-check/check.ts';
import type { RunToEnd } from '../../lib/lab-check/engine-run.ts';
import type { Evidence } from '../../lib/lab-check/evidence.ts';
import { type HostileVerdict, judgeHostile } from '../../lib/lab-check/hostile-suite.ts';
import type { HostileRun } from '../../lib/lab-check/lab-checks.ts';
import type { Project } from '../../lib/sandbox/project.ts';
import type { LoadedChecks } from './load-checks.ts';

/** A hostile run in the list. */
export interface HostileRow {
  readonly run: HostileRun;
  readonly verdict?: HostileVerdict;
}

/** Where checking is: the page says each in one sentence. */
export type CheckPhase =
  | { readonly kind: 'before' }
  /** A run was over that cannot be judged: the learner had a hand in it. */
  | { readonly kind: 'other-conditions' }
  /** The lab's own run, in the background. */
  | { readonly kind: 'running' }
  | { readonly kind: 'hostile' }
  /** All is said; of the hostile runs, too, where the lab's own run passed. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

interface CheckingOptions {
  readonly load: () => Promise<LoadedChecks>;
  /** On the simulated network, as fast as it can, beside whatever the sandbox runs. */
  readonly runToEnd: RunToEnd;
}

/**
 * What the checks of one lab say of the learner's files. The lab's own run comes first; only when it passes are the
 * hostile runs made. No DOM here; every field is a signal that the page reads.
 */
export class Checking {
  readonly phase = signal<CheckPhase>({ kind: 'before' });
  readonly checks = signal<LoadedChecks | undefined>(undefined);
  /** Of the lab's own run. */
  readonly own = signal<readonly Verdict[]>([]);
  /** What was judged. */
  readonly project = signal<Project | undefined>(undefined);
  readonly hostile = signal<readonly HostileRow[]>([]);
  /** Different texts that were judged and failed: after two, the page offers the solution. */
  readonly tries = signal(0);
  readonly passed = computed(
    () =>
      this.phase.value.kind === 'done' &&
      allPassed(this.own.value) &&
      this.hostile.value.every(({ verdict }) => verdict && allPassed(verdict.verdicts)),
  );
  readonly #options: CheckingOptions;
  readonly #failedTexts = new Set<string>();
  #going = new AbortController();

  constructor(options: CheckingOptions) {
    this.#options = options;
  }

  /** Shows what will be checked. */
  async prepare(): Promise<LoadedChecks> {
    const known = this.checks.value;
    if (known) return known;
    const checks = await this.#options.load();
    batch(() => {
      this.checks.value = checks;
      this.hostile.value = checks.hostile.map((run) => ({ run }));
    });
    return checks;
  }

  /** Makes the lab's own run in the background, judges it, and goes on to the hostile runs. */
  async check(project: Project): Promise<void> {
    await this.#go(project, (signal) => this.#options.runToEnd(project, signal));
  }

  /** Judges a run that the learner has made, and goes on to the hostile runs. */
  async judgeRun(evidence: Evidence): Promise<void> {
    await this.#go(evidence.project, () => evidence);
  }

  /** A run is over that was not the lab's own, or was interfered with: nothing is said of it. */
  passOver(): void {
    this.cancel();
    this.phase.value = { kind: 'other-conditions' };
  }

  /** Gives up what runs in the background. What was said of earlier runs is said no more. */
  cancel(): void {
    this.#going.abort();
    batch(() => {
      this.phase.value = { kind: 'before' };
      this.own.value = [];
      this.hostile.value = this.hostile.value.map(({ run }) => ({ run }));
    });
  }

  async #go(
    project: Project,
    evidenceOf: (signal: AbortSignal) => Evidence | Promise<Evidence>,
  ): Promise<void> {
    this.cancel();
    const going = new AbortController();
    this.#going = going;
    this.phase.value = { kind: 'running' };
    try {
      const checks = await this.prepare();
      const evidence = await evidenceOf(going.signal);
      if (going.signal.aborted) return;
      const own = judge(checks.run, evidence);
      const goesOn = allPassed(own) && checks.hostile.length > 0;
      batch(() => {
        this.own.value = own;
        this.project.value = project;
        this.phase.value = { kind: goesOn ? 'hostile' : 'done' };
      });
      if (goesOn) await this.#hostile(checks, project, going.signal);
      if (!going.signal.aborted) this.#count(project);
    } catch (error) {
      if (going.signal.aborted) return;
      this.phase.value = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #hostile(checks: LoadedChecks, project: Project, signal: AbortSignal): Promise<void> {
    await judgeHostile({
      runs: checks.hostile,
      project,
      programs: checks.programs,
      runToEnd: this.#options.runToEnd,
      signal,
      progress: (verdict) => {
        if (signal.aborted) return;
        this.hostile.value = this.hostile.value.map((row) =>
          row.run === verdict.run ? { ...row, verdict } : row,
        );
      },
    });
    if (!signal.aborted) this.phase.value = { kind: 'done' };
  }

  #count({ files }: Project): void {
    if (this.passed.value) return;
    this.#failedTexts.add(JSON.stringify(files));
    this.tries.value = this.#failedTexts.size;
  }
}

const allPassed = (verdicts: readonly Verdict[]): boolean =>
  verdicts.every(({ outcome }) => outcome !== 'failed');
