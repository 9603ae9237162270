import { useEffect, useRef } from 'preact/hooks';

interface TypedTextProps {
  readonly value: string;
  readonly id?: string;
  /** Names it where no label element does. */
  readonly label?: string;
  readonly size?: number;
  /** Enter, or the field is left. What is typed stays until `value` becomes another. */
  readonly onTyped: (typed: string) => void;
}

/** A field for a name, an address, a command: taken when it is done, not with each key. */
export function TypedText({ value, id, label, size, onTyped }: TypedTextProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = value;
  }, [value]);
  return (
    <input
      ref={field}
      id={id}
      aria-label={label}
      defaultValue={value}
      size={size}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      onChange={(event) => onTyped(event.currentTarget.value.trim())}
    />
  );
}
