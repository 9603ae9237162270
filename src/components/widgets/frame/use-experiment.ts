import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Steps } from '../../../lib/experiments/steps.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { notePrediction } from '../../progress/note-prediction.ts';
import {
  formatFragment,
  type Guess,
  type Guesses,
  parseFragment,
  type Shareable,
  SKIPPED,
} from './fragment.ts';
import { inSlices } from './in-slices.ts';
import { presets } from './setting.ts';
import { frameTexts } from './texts.ts';

/** A whole run of the model, so that any instant of it can be drawn. */
export interface Run {
  /** When nothing more happens (s). */
  readonly end: number;
}

/** What a widget lets the learner try. */
export interface Experiment<S extends object, R extends Run> extends Shareable<S> {
  /**
   * Runs the model with these settings to its end; in steps where that takes more than a moment. A promise where others
   * do the work (the engine, WebCrypto): it rejects with one sentence in the reader's language.
   */
  readonly record: (settings: S) => R | Steps<R> | Promise<R>;
  /** Settings that choose what is shown, and leave the run as it is. */
  readonly views: readonly (keyof S)[];
  /** Once a run has been seen, a change shows at once what it leads to. */
  readonly eager?: boolean;
  /** Settings that change a run from some moment on: it is made anew, and the time stays. Its record is no matter of steps. */
  readonly amends?: readonly (keyof S)[];
  /** Which question has to be answered first, where there are several. */
  readonly questionOf?: (settings: S) => string;
}

/** One learner at one experiment: predicted or not, run or not, and when. */
export interface Session<S extends object, R extends Run> {
  readonly settings: S;
  /** A change of more than the view takes the run back. */
  readonly change: (change: Partial<S>) => void;
  /** What the learner said to the question of these settings; undefined until then. */
  readonly guess: Guess | undefined;
  /** What the learner said to every question so far, skipped ones included. */
  readonly guesses: Guesses;
  /** The guess while the settings are those it was made for; undefined when it was skipped. */
  readonly asked: Guess | undefined;
  readonly predict: (guess: Guess) => void;
  readonly predictAgain: () => void;
  /** A run of this question has been seen to its end. */
  readonly revealed: boolean;
  /** The run under way; undefined until there is one of these settings. */
  readonly run: R | undefined;
  /** The run, once it has been seen to its end. */
  readonly ran: R | undefined;
  /** The run of these settings, made if need be; undefined when there is none, or the settings have changed meanwhile. */
  readonly start: () => R | Promise<R | undefined>;
  /** Why there is no run. */
  readonly runProblem: string | undefined;
  /** The model's time (s). */
  readonly now: number;
  readonly setNow: (now: number) => void;
  /** One sentence on what in the link could not be read. */
  readonly linkProblem: string | undefined;
  /** Puts a link to this very state on the clipboard. */
  readonly copyLink: () => Promise<void>;
  /** What became of the copy. */
  readonly notice: string;
  readonly root: RefObject<HTMLDivElement>;
}

/** The one question of a widget that has no more. */
export const THE_QUESTION = 'guess';

interface Said {
  readonly guess: Guess;
  readonly of: object;
}

/** Predict, run, change and share: the state that every widget has, kept in step with the address. */
export function useExperiment<S extends object, R extends Run>(
  experiment: Experiment<S, R>,
  lang: Language,
): Session<S, R> {
  const words = frameTexts[lang];
  const [settings, setSettings] = useState<S>(() => presets(experiment.settings));
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const [revealed, setRevealed] = useState<readonly string[]>([]);
  const [made, setMade] = useState<{ readonly run: R; readonly of: S }>();
  const [ran, setRan] = useState<R>();
  const [now, setNow] = useState(0);
  const [linkProblem, setLinkProblem] = useState<string>();
  const [runProblem, setRunProblem] = useState<string>();
  const [notice, setNotice] = useState('');
  const [touched, setTouched] = useState(false);
  const [predicted, setPredicted] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  /** The settings whose run is being made. */
  const making = useRef<S>();
  const run = made?.run;
  const questionOf = (of: S) => experiment.questionOf?.(of) ?? THE_QUESTION;
  const question = questionOf(settings);
  const answer = said[question];
  const guesses: Guesses = Object.fromEntries(Object.entries(said).map(([name, { guess }]) => [name, guess]));

  const differ = (one: object, other: object, ignored: readonly (keyof S | 'seed')[]) =>
    (Object.keys(experiment.settings) as (keyof S)[]).some(
      (key) => !ignored.includes(key) && (one as S)[key] !== (other as S)[key],
    );
  const rewind = () => {
    making.current = undefined;
    setNow(0);
    setMade(undefined);
    setRan(undefined);
    setRunProblem(undefined);
  };
  const make = (of: S): R | Promise<R | undefined> => {
    making.current = of;
    const recorded = experiment.record(of);
    if (recorded instanceof Promise) return fromOthers(recorded, of);
    if (!('next' in recorded)) {
      setMade({ run: recorded, of });
      return recorded;
    }
    return inSlices(recorded, () => making.current === of).then((finished) => {
      if (finished) setMade({ run: finished, of });
      return finished;
    });
  };
  const fromOthers = async (promised: Promise<R>, of: S): Promise<R | undefined> => {
    setRunProblem(undefined);
    try {
      const finished = await promised;
      if (making.current !== of) return undefined;
      setMade({ run: finished, of });
      return finished;
    } catch (error) {
      if (making.current === of) setRunProblem(words.cannotRun((error as Error).message));
      return undefined;
    }
  };
  /** The old run stays in sight until the new one is there, and is then shown from its end. */
  const foretell = async (of: S) => {
    const next = await make(of);
    if (next) setNow(next.end);
  };
  const amend = (of: S) => {
    const next = make(of) as R;
    setRan(undefined);
    setNow(Math.min(now, next.end));
  };
  /** What a change of the settings does to the run. */
  const follow = (next: S) => {
    const { views, amends = [], eager } = experiment;
    if (!differ(next, settings, views)) return;
    if (run && !differ(next, settings, [...views, ...amends])) {
      amend(next);
      return;
    }
    const foreseen = eager && revealed.includes(questionOf(next));
    if (!foreseen || questionOf(next) !== question) rewind();
    if (foreseen) void foretell(next);
  };

  useEffect(() => {
    const load = () => {
      const shared = parseFragment(experiment, location.hash);
      if (!shared) return;
      rewind();
      setSettings(shared.settings);
      setSaid(
        Object.fromEntries(
          Object.entries(shared.guesses).map(([name, guess]) => [
            name,
            { guess: guess!, of: shared.settings },
          ]),
        ),
      );
      setRevealed([]);
      setLinkProblem(shared.problem && words.badLink(shared.problem.key, shared.problem.text));
    };
    load();
    addEventListener('hashchange', load);
    return () => removeEventListener('hashchange', load);
  }, []);

  // The form with the focus is gone; the keyboard goes on at what comes next.
  useLayoutEffect(() => {
    if (predicted) root.current?.querySelector<HTMLButtonElement>('.timebar-run')?.focus();
    setPredicted(false);
  }, [predicted]);

  useEffect(() => {
    if (!touched) return;
    // Safari allows 100 changes of the address in 30 s; a slider makes more.
    const timer = setTimeout(show, 300);
    return () => clearTimeout(timer);
  }, [settings, said, touched]);

  useEffect(() => {
    if (!run || now < run.end) return;
    setRevealed((old) => (old.includes(question) ? old : [...old, question]));
    setRan(run);
  }, [now, run, question]);

  /** Puts this state into the address. */
  function show() {
    history.replaceState(history.state, '', formatFragment(experiment, settings, guesses));
  }

  return {
    settings,
    change: (change) => {
      const next = { ...settings, ...change };
      follow(next);
      setSettings(next);
      setLinkProblem(undefined);
      setNotice('');
      setTouched(true);
    },
    guess: answer?.guess,
    guesses,
    asked:
      answer && answer.guess !== SKIPPED && !differ(answer.of, settings, [...experiment.views, 'seed'])
        ? answer.guess
        : undefined,
    predict: (guess) => {
      if (guess !== SKIPPED) void notePrediction(experiment.id, question, String(guess));
      setSaid({ ...said, [question]: { guess, of: settings } });
      setTouched(true);
      setPredicted(true);
    },
    predictAgain: () => {
      const { [question]: _, ...others } = said;
      rewind();
      setSaid(others);
      setRevealed(revealed.filter((name) => name !== question));
      setTouched(true);
    },
    revealed: revealed.includes(question),
    run,
    ran,
    start: () => (made && !differ(made.of, settings, experiment.views) ? made.run : make(settings)),
    now,
    setNow,
    linkProblem,
    runProblem,
    copyLink: async () => {
      show();
      try {
        await navigator.clipboard.writeText(location.href);
        setNotice(words.copied);
      } catch {
        setNotice(words.copyFailed);
      }
    },
    notice,
    root,
  };
}
