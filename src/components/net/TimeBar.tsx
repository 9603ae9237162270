import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Lang, plotTexts } from './plot-texts.ts';
import { Jump, Scrub, Speed } from './TimeControls.tsx';
import './TimeBar.css';

interface TimeBarProps {
  readonly lang: Lang;
  /** The model's time (s), kept by the owner; the bar moves it. */
  readonly now: number;
  readonly onTime: (now: number) => void;
  /** The end of the run (s); undefined while nothing has been run. A run in progress stops when it changes to that. */
  readonly end: number | undefined;
  readonly format: (seconds: number) => string;
  /** When the next event after `now` is (s), for the step button. */
  readonly nextEvent: (now: number) => number;
  /** Model seconds per second of the reader's. */
  readonly speeds?: readonly number[];
  readonly initialSpeed?: number;
  /** Called when Run is pressed: the owner prepares the run and says when it ends (s); undefined when there is none any more. */
  readonly onRun: () => number | Promise<number | undefined>;
  /** A run in progress stops when it changes: the reader has turned to something else. */
  readonly hold?: unknown;
  readonly disabled?: boolean;
  /** Says why, when disabled. */
  readonly disabledReason?: string;
}

/** With reduced motion the run is a series of stills: this many from start to end. */
const scenes = 8;

/** Run, pause, step, speed and scrub over the model's own time. The run never advances except by this bar. */
export function TimeBar(props: TimeBarProps) {
  const { lang, now, onTime, end, speeds = [0.1, 1, 10, 100], disabled = false } = props;
  const words = plotTexts[lang];
  const id = useId();
  const [playing, setPlaying] = useState(false);
  /** Run was pressed, and the run is not yet there. */
  const [waiting, setWaiting] = useState(false);
  const initialSpeed = props.initialSpeed ?? speeds.at(-1)!;
  const [speed, setSpeed] = useState(initialSpeed);
  const still = useReducedMotion();
  const latest = useRef({ now, onTime });
  latest.current = { now, onTime };
  const finished = end !== undefined && now >= end;

  // Another kind of run, another pace.
  useEffect(() => setSpeed(initialSpeed), [initialSpeed]);

  useEffect(() => {
    if (!playing) return;
    if (end === undefined) {
      setPlaying(false);
      return;
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function tick(at) {
      const next = Math.min(latest.current.now + (Math.max(at - last, 0) / 1000) * speed, end);
      last = at;
      latest.current.now = next;
      latest.current.onTime(next);
      if (next >= end) setPlaying(false);
      else frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, end, speed]);

  useEffect(() => setPlaying(false), [props.hold]);

  const jump = (to: number) => {
    setPlaying(false);
    onTime(to);
  };
  const toggle = () => {
    if (playing) {
      setPlaying(false);
      return;
    }
    const from = finished ? 0 : latest.current.now;
    const until = props.onRun();
    if (typeof until === 'number') {
      begin(from, until);
      return;
    }
    setWaiting(true);
    void until.then((known) => {
      setWaiting(false);
      if (known !== undefined) begin(from, known);
    });
  };
  const begin = (from: number, until: number) => {
    latest.current.now = still ? nextScene(from, until) : from;
    latest.current.onTime(latest.current.now);
    if (!still) setPlaying(true);
  };
  const nothingLeft = end === undefined || finished;
  const label = waiting
    ? words.preparing
    : playing
      ? words.pause
      : finished
        ? words.again
        : still && now > 0
          ? words.nextScene
          : words.run;

  return (
    <fieldset class="timebar">
      <legend class="sr-only">{words.transport}</legend>
      <button
        type="button"
        class="timebar-run"
        disabled={disabled}
        aria-busy={waiting}
        onClick={() => !waiting && toggle()}
        aria-describedby={disabled && props.disabledReason ? `${id}-why` : undefined}
      >
        <span class="timebar-sign" aria-hidden="true">
          {playing ? '❚❚' : finished ? '↺' : '▶'}
        </span>{' '}
        {label}
      </button>
      <Jump
        sign="❚▶"
        name={words.step}
        disabled={disabled}
        idle={nothingLeft}
        onJump={() => jump(props.nextEvent(now))}
      />
      <Jump sign="▶❚" name={words.toEnd} disabled={disabled} idle={nothingLeft} onJump={() => jump(end!)} />
      <Speed
        name={words.speed}
        speeds={speeds.map((one) => [one, `×${one.toLocaleString(lang)}`])}
        speed={speed}
        disabled={disabled}
        onSpeed={setSpeed}
      />
      <Scrub name={words.time} now={now} end={end} disabled={disabled} format={props.format} onTime={jump} />
      {disabled && props.disabledReason && (
        <p class="timebar-why" id={`${id}-why`}>
          {props.disabledReason}
        </p>
      )}
    </fieldset>
  );
}

/** The next still after `now`; the last one is exactly the end. */
export function nextScene(now: number, end: number): number {
  const shown = Math.floor((now / end) * scenes + 1e-6);
  return shown + 1 >= scenes ? end : ((shown + 1) * end) / scenes;
}

function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(false);
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const update = () => setReduced(query.matches);
    update();
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return reduced;
}
