import type { Signal } from '@preact/signals';
import { useEffect, useId, useState } from 'preact/hooks';
import { type Lang, plotTexts } from './plot-texts.ts';
import './TimeBar.css';

interface TimeBarProps {
  readonly lang: Lang;
  /** The model's time in seconds, which the bar moves. */
  readonly now: Signal<number>;
  readonly playing: Signal<boolean>;
  /** The end of the run (s); undefined while there is nothing to run. */
  readonly end: number | undefined;
  readonly format: (seconds: number) => string;
  /** When the next event after `now` is (s), for the step button. */
  readonly nextEvent: (now: number) => number;
  /** Model seconds per second of the reader's. */
  readonly speeds?: readonly number[];
  readonly initialSpeed?: number;
  /** Called when Run is pressed: the owner prepares the run and says when it ends (s). */
  readonly onRun: () => number;
  readonly disabled?: boolean;
  /** Says why, when disabled. */
  readonly disabledReason?: string;
}

/** With reduced motion the run is a series of stills: this many from start to end. */
const scenes = 8;

/** Run, pause, step, speed and scrub over the model's own time. The run never advances except by this bar. */
export function TimeBar(props: TimeBarProps) {
  const { lang, now, playing, end, speeds = [0.1, 1, 10, 100], disabled = false } = props;
  const words = plotTexts[lang];
  const id = useId();
  const [speed, setSpeed] = useState(props.initialSpeed ?? speeds.at(-1)!);
  const still = useReducedMotion();
  const finished = end !== undefined && now.value >= end;

  useEffect(() => {
    if (!playing.value || end === undefined) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function tick(at) {
      now.value = Math.min(now.value + ((at - last) / 1000) * speed, end);
      last = at;
      if (now.value >= end) playing.value = false;
      else frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing.value, end, speed]);

  const toggle = () => {
    if (playing.value) {
      playing.value = false;
      return;
    }
    if (finished) now.value = 0;
    const until = props.onRun();
    if (still) now.value = nextScene(now.value, until);
    else playing.value = true;
  };
  const label = playing.value
    ? words.pause
    : finished
      ? words.again
      : still && now.value > 0
        ? words.nextScene
        : words.run;

  return (
    <fieldset class="timebar">
      <legend class="sr-only">{words.transport}</legend>
      <button
        type="button"
        class="timebar-run"
        disabled={disabled}
        onClick={toggle}
        aria-describedby={disabled && props.disabledReason ? `${id}-why` : undefined}
      >
        <span class="timebar-sign" aria-hidden="true">
          {playing.value ? '❚❚' : finished ? '↺' : '▶'}
        </span>{' '}
        {label}
      </button>
      <button
        type="button"
        disabled={disabled || end === undefined || finished}
        onClick={() => {
          playing.value = false;
          if (end !== undefined) now.value = Math.min(props.nextEvent(now.value), end);
        }}
      >
        <span class="timebar-sign" aria-hidden="true">
          ❚▶
        </span>{' '}
        {words.step}
      </button>
      <button
        type="button"
        disabled={disabled || end === undefined || finished}
        onClick={() => {
          playing.value = false;
          if (end !== undefined) now.value = end;
        }}
      >
        <span class="timebar-sign" aria-hidden="true">
          ▶❚
        </span>{' '}
        {words.toEnd}
      </button>
      <label class="timebar-speed">
        <span>{words.speed}</span>
        <select
          value={speed}
          disabled={disabled}
          onChange={(event) => setSpeed(Number(event.currentTarget.value))}
        >
          {speeds.map((one) => (
            <option key={one} value={one}>
              ×{one.toLocaleString(lang)}
            </option>
          ))}
        </select>
      </label>
      <label class="timebar-scrub">
        <span>
          {words.time} <output>{props.format(now.value)}</output>
        </span>
        <input
          type="range"
          min="0"
          max={end ?? 1}
          step="any"
          value={now.value}
          disabled={disabled || end === undefined}
          aria-valuetext={props.format(now.value)}
          onInput={(event) => {
            playing.value = false;
            now.value = Number(event.currentTarget.value);
          }}
        />
      </label>
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
