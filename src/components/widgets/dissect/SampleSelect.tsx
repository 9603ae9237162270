import { SAMPLES, type SampleName } from './samples.ts';
import type { Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

interface SampleSelectProps {
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** Which message is taken apart. */
export function SampleSelect({ words, settings, disabled, onChange }: SampleSelectProps) {
  return (
    <label class="dissect-select">
      <span class="field-label">{words.sample}</span>
      <select
        value={settings.sample}
        disabled={disabled}
        onChange={(event) => onChange({ sample: event.currentTarget.value as SampleName })}
      >
        {SAMPLES.map((name) => (
          <option key={name} value={name}>
            {words.samples[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
