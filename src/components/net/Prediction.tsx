import { useRef } from 'preact/hooks';
import type { PlotFrame } from './Plot.tsx';
import { type Lang, plotTexts } from './plot-texts.ts';
import './Prediction.css';

interface PredictionProps {
  readonly lang: Lang;
  readonly frame: PlotFrame;
  /** The guess stands at this x; the learner moves it up and down. */
  readonly x: number;
  readonly value: number;
  /** One key press moves this far; Page Up and Page Down ten times as far. */
  readonly step: number;
  /** The value with its unit. */
  readonly format: (value: number) => string;
  /** What is being guessed, for screen readers. */
  readonly question: string;
  /** Where the ghost's words stand, clear of the result's: `beside` is to the left. Default: above. */
  readonly labelSide?: 'above' | 'below' | 'beside' | undefined;
  /** Absent once the run has started: the guess stays as a ghost beside the result. */
  readonly onChange?: (value: number) => void;
}

const keys: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

/** The learner's guess, drawn in the figure that will show the result: first a handle to drag, then a ghost. */
export function Prediction(props: PredictionProps) {
  const { lang, frame, x, value, step, format, question, labelSide = 'above', onChange } = props;
  const words = plotTexts[lang];
  const dragging = useRef(false);
  // Keys may come faster than the page is drawn.
  const latest = useRef(value);
  latest.current = value;
  const [low, high] = frame.y.domain;
  const round = (raw: number) => Math.min(Math.max(Math.round(raw / step) * step, low), high);
  const top = frame.y.at(Math.min(value, high));
  const left = frame.x.at(x);
  const label = `${words.prediction} ${format(value)}`;
  const style = { left: `${left}px`, top: `${top}px` };
  const side = left > frame.width / 2 ? 'prediction-left' : 'prediction-right';

  if (!onChange) {
    const beside = labelSide === 'below' && frame.y.at(low) - top < 44 ? 'beside' : labelSide;
    return (
      <div class={`prediction prediction-ghost prediction-${beside} ${side}`} style={style}>
        <span class="prediction-dot" />
        <span class="prediction-label">{label}</span>
      </div>
    );
  }
  return (
    <>
      <div
        class="prediction-rail"
        style={{
          left: `${left}px`,
          top: `${frame.y.at(high)}px`,
          height: `${frame.y.at(low) - frame.y.at(high)}px`,
        }}
      />
      <div
        class={`prediction prediction-handle ${side}`}
        style={style}
        role="slider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={`${question} ${words.dragPrediction}`}
        aria-valuemin={low}
        aria-valuemax={high}
        aria-valuenow={value}
        aria-valuetext={format(value)}
        onKeyDown={(event) => {
          const steps = keys[event.key];
          if (steps === undefined) return;
          event.preventDefault();
          latest.current = round(latest.current + steps * step);
          onChange(latest.current);
        }}
        onPointerDown={(event) => {
          dragging.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const box = event.currentTarget.parentElement;
          if (dragging.current && box)
            onChange(round(frame.y.invert(event.clientY - box.getBoundingClientRect().top)));
        }}
        onPointerUp={() => {
          dragging.current = false;
        }}
        onPointerCancel={() => {
          dragging.current = false;
        }}
      >
        <span class="prediction-dot" />
        <span class="prediction-label">{label}</span>
      </div>
    </>
  );
}
