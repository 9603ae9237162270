import { useId } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import type { NumberSetting } from './setting.ts';
import { frameTexts } from './texts.ts';
import { useWritten } from './use-written.ts';

export interface FieldText {
  readonly label: string;
  /** The textbook's letter for it; empty where there is none. */
  readonly symbol: string;
  readonly unit: string;
}

interface FieldProps {
  readonly lang: Language;
  readonly text: FieldText;
  readonly setting: NumberSetting;
  readonly value: number;
  /** A number as the reader's language writes it. */
  readonly number: (value: number) => string;
  readonly disabled: boolean;
  readonly hint?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** One setting: a slider and the same value as a number. What cannot be read is said, and the last good value stays. */
export function Field(props: FieldProps) {
  const { setting, value, number, disabled, hint, onChange } = props;
  const words = frameTexts[props.lang];
  const id = useId();
  const { label, symbol, unit } = props.text;
  const { min, max, step } = setting;
  const { text, bad, write } = useWritten(value, setting.read, onChange);
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
      <p class="widget-problem" id={`${id}-problem`} role="status">
        {problem}
      </p>
    </div>
  );
}
