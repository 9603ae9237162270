import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import {
  formatFragment,
  type Guess,
  type Guesses,
  parseFragment,
  type Shareable,
  SKIPPED,
} from './fragment.ts';
import { presets } from './setting.ts';
import { frameTexts } from './texts.ts';

/** A whole run of the model, so that any instant of it can be drawn. */
export interface Run {
  /** When nothing more happens (s). */
  readonly end: number;
}

/** What a widget lets the learner try. */
export interface Experiment<S extends object, R extends Run> extends Shareable<S> {
  /** Runs the model with these settings to its end. */
  readonly record: (settings: S) => R;
  /** Settings that choose what is shown, and leave the run as it is. */
  readonly views: readonly (keyof S)[];
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
  /** The run of these settings, made if need be. */
  readonly start: () => R;
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
  const [run, setRun] = useState<R>();
  const [ran, setRan] = useState<R>();
  const [now, setNow] = useState(0);
  const [linkProblem, setLinkProblem] = useState<string>();
  const [notice, setNotice] = useState('');
  const [touched, setTouched] = useState(false);
  const [predicted, setPredicted] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const question = experiment.questionOf?.(settings) ?? THE_QUESTION;
  const answer = said[question];
  const guesses: Guesses = Object.fromEntries(Object.entries(said).map(([name, { guess }]) => [name, guess]));

  const differ = (one: object, other: object, ignored: readonly (keyof S | 'seed')[]) =>
    (Object.keys(experiment.settings) as (keyof S)[]).some(
      (key) => !ignored.includes(key) && (one as S)[key] !== (other as S)[key],
    );
  const rewind = () => {
    setNow(0);
    setRun(undefined);
    setRan(undefined);
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
      if (differ(next, settings, experiment.views)) rewind();
      setSettings(next);
      setLinkProblem(undefined);
      setNotice('');
      setTouched(true);
    },
    guess: answer?.guess,
    asked:
      answer && answer.guess !== SKIPPED && !differ(answer.of, settings, [...experiment.views, 'seed'])
        ? answer.guess
        : undefined,
    predict: (guess) => {
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
    start: () => {
      const started = run ?? experiment.record(settings);
      setRun(started);
      return started;
    },
    now,
    setNow,
    linkProblem,
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
