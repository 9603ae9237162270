import { signal } from '@preact/signals';
import type { LinkDescription } from '../../lib/net/scenario.ts';
import { nanosecondsOf } from '../../lib/net/time.ts';
import type {
  Ability,
  Engine,
  LinkConditions,
  Run,
  RunEvent,
  Shell,
  TerminalSize,
} from '../../lib/sandbox/engine.ts';
import type { Project, ProjectFile } from '../../lib/sandbox/project.ts';
import type { RunView } from './run-view.ts';

/** Calls back before the next picture is painted: events of a run come faster than pictures. */
export type Soon = (action: () => void) => void;

/**
 * One run at a time, and all that can be done to it. What it tells goes into the view. No DOM here; what the page reads
 * are signals.
 */
export class Runner {
  /** Virtual milliseconds a real one; Infinity is as fast as possible. */
  readonly speed = signal(Infinity);
  readonly capturable = signal(false);
  /** Whether a shell can be opened beside the run. */
  readonly hasShell = signal(false);
  /** On the way to another time: what happens, or is told again, shows when the run is there. */
  readonly seeking = signal(false);
  readonly #view: RunView;
  readonly #soon: Soon;
  #run: Run | undefined;
  #heard: RunEvent[] = [];
  #abilities: ReadonlySet<Ability> = new Set();
  #isTouched = false;
  #pending: RunEvent[] = [];
  /** Counts runs, so that what a run before tells late is not heard. */
  #turn = 0;
  /** Where to go when the run has come to the time it is on its way to. */
  #seekNext: number | undefined;

  constructor(view: RunView, soon: Soon) {
    this.#view = view;
    this.#soon = soon;
  }

  /** Ends the run before, if any, and starts a project. Rejects when the engine cannot start at all. */
  async start(project: Project, loading: Promise<Engine>, paused: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#run?.dispose();
    this.#run = undefined;
    this.#pending = [];
    this.#heard = [];
    this.#isTouched = false;
    this.hasShell.value = false;
    this.seeking.value = false;
    this.#view.begin(project);
    const { phase } = this.#view;
    try {
      const engine = await loading;
      const options = { speed: this.speed.value, paused };
      const run = await engine.start(project, (events) => this.#hear(turn, events), options);
      if (turn !== this.#turn) {
        run.dispose();
        return;
      }
      this.#run = run;
      this.#abilities = engine.abilities;
      this.capturable.value = engine.abilities.has('packets');
      this.hasShell.value = run.openShell !== undefined;
      if (phase.value.kind === 'starting' && !paused) phase.value = { kind: 'running' };
    } catch (error) {
      // Another run has begun meanwhile, and this one is nobody's.
      if (turn === this.#turn) throw error;
    }
  }

  /** All that the run has told, where nobody has had a hand in it: nothing was typed, stopped, dropped or changed. */
  get untouched():
    | { readonly events: readonly RunEvent[]; readonly abilities: ReadonlySet<Ability> }
    | undefined {
    if (this.#isTouched || this.#heard.length === 0) return undefined;
    return { events: this.#heard, abilities: this.#abilities };
  }

  /** Asks every process to end (SIGTERM). A run that is still loading is given up. */
  stop(): void {
    this.#isTouched = true;
    this.#view.stop();
    if (this.#run) {
      this.#run.stop();
      return;
    }
    this.#turn++;
    this.#view.phase.value = { kind: 'ended', how: 'stopped' };
  }

  /** Asks one process to end; asked again, it ends in any case. */
  stopProcess(process: string): void {
    this.#isTouched = true;
    this.#run?.stop(process);
  }

  /** Ends one process and starts it anew, with these files. */
  restart(process: string, files: readonly ProjectFile[]): void {
    this.#isTouched = true;
    this.#run?.control?.restart(process, files);
  }

  input(process: string, text: string | null): void {
    this.#isTouched = true;
    this.#run?.input(process, text);
  }

  pause(): void {
    this.#run?.control?.pause();
  }

  resume(): void {
    if (this.#view.phase.value.kind === 'paused') this.#view.phase.value = { kind: 'running' };
    this.#run?.control?.resume();
  }

  /** To the next event, or the next that happens to a packet. */
  step(what: 'event' | 'packet'): void {
    this.#run?.control?.step(what);
  }

  setSpeed(speed: number): void {
    this.speed.value = speed;
    this.#run?.control?.setSpeed(speed);
  }

  /**
   * Goes to a virtual time (ns) of the run, forward or back, and stands there. Back means that the run is made again;
   * meanwhile only the last wish counts.
   */
  seek(to: number): void {
    const control = this.#run?.control;
    if (!control) return;
    if (this.seeking.value) {
      this.#seekNext = to;
      return;
    }
    this.seeking.value = true;
    control.seek(nanosecondsOf(to));
  }

  changeLink({ between }: LinkDescription, conditions: LinkConditions): void {
    this.#isTouched = true;
    if (this.#view.active.value) this.#run?.setLink(between, conditions);
  }

  /** Drops a packet that is under way, by the number of its crossing. */
  dropPacket(hop: number): void {
    this.#isTouched = true;
    this.#run?.control?.dropPacket(hop);
  }

  openShell(size: TerminalSize): Promise<Shell> | undefined {
    return this.#run?.openShell?.(size);
  }

  /** The packets so far as a pcapng file. */
  async capture(): Promise<Uint8Array | undefined> {
    return this.#run?.capture();
  }

  /** The run as a file that `npm run sim -- --replay` makes again. */
  async recording(): Promise<object | undefined> {
    return this.#run?.control?.recording();
  }

  dispose(): void {
    this.#turn++;
    this.#run?.dispose();
  }

  #hear(turn: number, events: readonly RunEvent[]): void {
    if (turn !== this.#turn) return;
    const waiting = this.#pending.length > 0;
    this.#pending.push(...events);
    for (const event of events) {
      if (event.type === 'rewound') this.#heard = [];
      else this.#heard.push(event);
    }
    this.#arrive(events);
    // What is told again on the way back shows at once when it is all there.
    if (waiting || this.seeking.value) return;
    this.#soon(() => {
      if (turn !== this.#turn || this.seeking.value) return;
      this.#view.show(this.#pending.splice(0));
    });
  }

  #arrive(events: readonly RunEvent[]): void {
    if (!this.seeking.value || !events.some(({ type }) => ARRIVALS.has(type))) return;
    this.seeking.value = false;
    this.#view.show(this.#pending.splice(0));
    const next = this.#seekNext;
    this.#seekNext = undefined;
    if (next !== undefined) this.seek(next);
  }
}

/** What ends the way to another time. */
const ARRIVALS: ReadonlySet<RunEvent['type']> = new Set(['paused', 'done', 'failed']);
