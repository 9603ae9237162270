import { useId } from 'preact/hooks';

interface SwitchProps<T extends string> {
  readonly label: string;
  /** Each value with its words. */
  readonly options: readonly (readonly [value: T, label: string])[];
  /** Undefined while none is chosen. */
  readonly value: T | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

/** One of a few: radios that look like one control. */
export function Switch<T extends string>({ label, options, value, disabled, onChange }: SwitchProps<T>) {
  const name = useId();
  return (
    <fieldset class="widget-switch" disabled={disabled}>
      <legend class="field-label">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
