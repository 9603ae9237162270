import { useId } from 'preact/hooks';
import { boundsOf } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { Settings } from './settings.ts';
import type { SwarmTexts } from './texts.ts';
import { useWritten } from './use-written.ts';

interface PredictPanelProps {
  readonly words: SwarmTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  readonly from: number;
  readonly guess: number;
  readonly onGuess: (seconds: number) => void;
  readonly onFix: () => void;
  readonly onSkip: () => void;
}

/** Predict: the question, three quick answers, the guess as a number, and the way past it. */
export function PredictPanel({
  words,
  numbers,
  settings,
  from,
  guess,
  onGuess,
  onFix,
  onSkip,
}: PredictPanelProps) {
  const id = useId();
  const { text, bad, write } = useWritten(guess, readSeconds, onGuess);
  const given = boundsOf({ ...settings, N: from }).peerToPeer.time;
  const ratio = settings.N / from;
  const choices = [
    [words.choices.triple(numbers.times(ratio)), given * ratio],
    ...(ratio === 3 ? [[words.choices.half, given * 1.5] as const] : []),
    [words.choices.same, given],
  ] as const;

  return (
    <form
      class="predict"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) onFix();
      }}
    >
      <h4>{words.question(numbers.people(from), numbers.people(settings.N))}</h4>
      <p>
        {words.given(numbers.seconds(given), numbers.people(from))} {words.predictHow}
      </p>
      <div class="predict-row">
        {choices.map(([label, seconds], index) => (
          <button
            key={label}
            type="button"
            aria-pressed={guess === Math.round(seconds)}
            onClick={() => onGuess(Math.round(seconds))}
          >
            {'①②③'[index]} {label}
          </button>
        ))}
        <label class="predict-number">
          {words.guessField}
          <input
            type="text"
            inputMode="numeric"
            value={text}
            aria-invalid={bad}
            aria-describedby={`${id}-bad`}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </label>
      </div>
      <p class="field-problem" id={`${id}-bad`} role="status">
        {bad ? words.badGuess : ''}
      </p>
      <div class="predict-row">
        <button type="submit" class="primary" disabled={bad}>
          {words.fix}
        </button>
        <button type="button" onClick={onSkip}>
          {words.skip}
        </button>
      </div>
    </form>
  );
}

/** A number of seconds above 0, with or without thousands commas. */
function readSeconds(text: string): number | undefined {
  const seconds = text.trim() === '' ? Number.NaN : Number(text.replaceAll(',', ''));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
