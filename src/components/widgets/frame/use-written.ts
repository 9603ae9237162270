import { useState } from 'preact/hooks';

export interface Written {
  readonly text: string;
  /** What is written cannot be read; the value is still the last good one. */
  readonly bad: boolean;
  readonly write: (text: string) => void;
}

/** A number while it is being written: the learner's own characters stand until the value changes from elsewhere. */
export function useWritten(
  value: number | undefined,
  read: (text: string) => number | undefined,
  onValue: (value: number) => void,
): Written {
  const shown = value === undefined ? '' : String(value);
  const [draft, setDraft] = useState({ text: shown, value });
  const own = draft.value === value;
  return {
    text: own ? draft.text : shown,
    bad: own && draft.text !== shown && read(draft.text) === undefined,
    write: (text) => {
      const next = read(text);
      setDraft({ text, value: next ?? value });
      if (next !== undefined) onValue(next);
    },
  };
}
