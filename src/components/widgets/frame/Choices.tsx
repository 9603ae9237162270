interface ChoicesProps<T> {
  /** Each value with its words. */
  readonly choices: readonly (readonly [value: T, label: string])[];
  readonly isChosen: (value: T) => boolean;
  readonly onChoose: (value: T) => void;
}

/** Answers to choose from, numbered ①②③; one or several may be pressed, as the owner says. */
export function Choices<T extends number | string>({ choices, isChosen, onChoose }: ChoicesProps<T>) {
  return (
    <>
      {choices.map(([value, label], index) => (
        <button key={label} type="button" aria-pressed={isChosen(value)} onClick={() => onChoose(value)}>
          {'①②③④⑤⑥⑦⑧⑨'[index]} {label}
        </button>
      ))}
    </>
  );
}
