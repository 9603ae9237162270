import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** In UTF-16 units. */
  readonly longest: number;
  readonly disabled: boolean;
  readonly hint?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One setting in the learner's own words. */
export function TextField({ label, value, longest, disabled, hint, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field-text"
        type="text"
        value={value}
        maxLength={longest}
        disabled={disabled}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
