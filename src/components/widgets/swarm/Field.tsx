import { useId } from 'preact/hooks';
import { limits, readSetting, type SettingKey } from './settings.ts';
import type { SwarmTexts } from './texts.ts';
import { useWritten } from './use-written.ts';

interface FieldProps {
  readonly words: SwarmTexts;
  readonly name: Exclude<SettingKey, 'seed' | 'tab'>;
  readonly value: number;
  /** A number as the reader's language writes it. */
  readonly number: (value: number) => string;
  readonly disabled: boolean;
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}

/** One setting: a slider and the same value as a number. What cannot be read is said, and the last good value stays. */
export function Field({ words, name, value, number, disabled, hint, onChange }: FieldProps) {
  const id = useId();
  const { label, symbol, unit } = words.settings[name];
  const { min, max, step } = limits[name];

  const { text, bad, write } = useWritten(value, (written) => readSetting(name, written), onChange);
  const problem = bad ? words.badNumber(label, number(min), number(max), number(value)) : undefined;

  return (
    <div class="field">
      <label class="field-label" for={`${id}-slider`}>
        {label} {symbol && <i class="field-symbol">{symbol}</i>}
      </label>
      <input
        id={`${id}-slider`}
        class="field-slider"
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={`${number(value)} ${unit}`}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
      <span class="field-number">
        <input
          type="text"
          inputMode="decimal"
          value={text}
          disabled={disabled}
          aria-label={words.numberField(label)}
          aria-invalid={bad}
          aria-describedby={problem ? `${id}-problem` : hint ? `${id}-hint` : undefined}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <span class="field-unit">{unit}</span>
      </span>
      {hint && !problem && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="field-problem" id={`${id}-problem`} role="status">
        {problem}
      </p>
    </div>
  );
}
