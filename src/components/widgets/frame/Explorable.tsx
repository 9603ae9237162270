import type { ComponentChildren } from 'preact';
import type { Language } from '../../../lib/i18n/language.ts';
import { TimeBar } from '../../net/TimeBar.tsx';
import { SKIPPED } from './fragment.ts';
import frame from './frame.css?inline';
import { seed as seeds } from './setting.ts';
import { frameTexts } from './texts.ts';
import type { Run, Session } from './use-experiment.ts';

interface ExplorableProps<S extends object, R extends Run> {
  readonly lang: Language;
  readonly session: Session<S, R>;
  /** The widget's own style sheet. */
  readonly styles: string;
  /** Predict: the question, until it is answered; then what can be changed. */
  readonly controls: ComponentChildren;
  /** The guess in words. */
  readonly guess: string | undefined;
  readonly time: {
    readonly format: (seconds: number) => string;
    /** When the next event after `now` is (s). */
    readonly nextEvent: (run: R, now: number) => number;
    /** Model seconds per second of the reader's. */
    readonly speeds: readonly number[];
    readonly initialSpeed: number;
    /** A run in progress stops when it changes. */
    readonly hold?: unknown;
  };
  /** The figure: prediction and result in one. */
  readonly children: ComponentChildren;
  /** Compare, explain, challenge: from the end of the first run on. */
  readonly result: ComponentChildren;
}

/** A live widget from top to bottom: predict or change, run, see, compare, share. */
export function Explorable<S extends object, R extends Run>(props: ExplorableProps<S, R>) {
  const { lang, session, time } = props;
  const words = frameTexts[lang];
  const { run, revealed, settings } = session;
  const open = session.guess !== undefined;
  const seed = 'seed' in settings ? Number(settings.seed) : undefined;
  return (
    <div class="widget-parts" ref={session.root}>
      <style>{frame}</style>
      <style>{props.styles}</style>
      {session.linkProblem && (
        <p class="widget-problem" role="alert">
          {session.linkProblem}
        </p>
      )}
      {props.controls}
      <p class="widget-status" role="status">
        {open && !revealed
          ? session.guess === SKIPPED
            ? words.skipped
            : props.guess && words.guessed(props.guess)
          : ''}
      </p>
      <TimeBar
        key={time.initialSpeed}
        lang={lang}
        now={session.now}
        onTime={session.setNow}
        end={run?.end}
        format={time.format}
        nextEvent={(at) => (run ? time.nextEvent(run, at) : at)}
        speeds={time.speeds}
        initialSpeed={time.initialSpeed}
        disabled={!open}
        disabledReason={words.needPrediction}
        hold={time.hold}
        onRun={() => {
          const started = session.start();
          return started instanceof Promise ? started.then((made) => made?.end) : started.end;
        }}
      />
      {session.runProblem && (
        <p class="widget-problem" role="alert">
          {session.runProblem}
        </p>
      )}
      {props.children}
      {revealed && props.result}
      <div class="widget-foot">
        {seed !== undefined && (
          <>
            <span>
              {words.seed} <b>{seed}</b>
            </span>
            <button
              type="button"
              disabled={!open}
              onClick={() => session.change({ seed: (seed + 1) % (seeds.max + 1) } as unknown as Partial<S>)}
            >
              {words.otherSeed}
            </button>
          </>
        )}
        <button type="button" onClick={session.copyLink}>
          {words.copy}
        </button>
        {revealed && (
          <button type="button" onClick={session.predictAgain}>
            {words.predictAgain}
          </button>
        )}
        <span role="status">{session.notice}</span>
      </div>
    </div>
  );
}
