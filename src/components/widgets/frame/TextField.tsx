import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** In UTF-16 units. */
  readonly longest: number;
  readonly disabled: boolean;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  /** For a word: no wider than it needs. */
  readonly narrow?: boolean;
  readonly onChange: (value: string) => void;
}

/** One setting in the learner's own words. */
export function TextField(props: TextFieldProps) {
  const { label, value, longest, disabled, hint, placeholder, narrow = false, onChange } = props;
  const id = useId();
  return (
    <div class={narrow ? 'field narrow' : 'field'}>
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field-text"
        type="text"
        value={value}
        maxLength={longest}
        placeholder={placeholder}
        disabled={disabled}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
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
