import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Written } from './use-written.ts';

interface NumberGuessProps {
  /** What is guessed, with its unit. */
  readonly label: string;
  readonly written: Written;
  /** What is wrong with a guess that cannot be read. */
  readonly badGuess: string;
  /** Quick answers beside the field. */
  readonly children?: ComponentChildren;
}

/** A guess written as a number. */
export function NumberGuess({ label, written, badGuess, children }: NumberGuessProps) {
  const id = useId();
  return (
    <>
      <div class="widget-row">
        {children}
        <label class="widget-number">
          {label}
          <input
            type="text"
            inputMode="numeric"
            value={written.text}
            aria-invalid={written.bad}
            aria-describedby={`${id}-bad`}
            onInput={(event) => written.write(event.currentTarget.value)}
          />
        </label>
      </div>
      <p class="widget-problem" id={`${id}-bad`} role="status">
        {written.bad ? badGuess : ''}
      </p>
    </>
  );
}

/** A guess as a learner writes it: 0 or more, with or without thousands commas. */
export function readGuess(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text.replaceAll(',', ''));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
