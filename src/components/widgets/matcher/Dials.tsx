import { useState } from 'preact/hooks';
import type { Needs } from '../../../lib/experiments/applications.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { Switch } from '../frame/Switch.tsx';
import { type Dial, dialNames, dials, formatNeeds, type Setting } from './dials.ts';
import type { MatcherTexts } from './texts.ts';

interface DialsProps {
  readonly lang: Language;
  readonly words: MatcherTexts;
  readonly name: string;
  readonly scene: string;
  readonly onPredict: (guess: string) => void;
}

/** Predict: four dials for one card. */
export function Dials({ lang, words, name, scene, onPredict }: DialsProps) {
  const [set, setSet] = useState<Setting>({});
  const isSet = dialNames.every((dial) => set[dial] !== undefined);
  return (
    <PredictPanel
      lang={lang}
      question={words.question(name)}
      lead={`${scene} ${words.lead}`}
      ready={isSet}
      onPredict={() => onPredict(formatNeeds(set as Needs))}
      onSkip={() => onPredict(SKIPPED)}
    >
      <div class="matcher-dials">
        {dialNames.map((dial) => (
          <Switch
            key={dial}
            label={words.dial[dial]}
            options={dials[dial].map((value) => [value, valueText(words, dial, value)] as const)}
            value={set[dial]}
            disabled={false}
            onChange={(value) => setSet({ ...set, [dial]: value })}
          />
        ))}
      </div>
    </PredictPanel>
  );
}

export const valueText = (words: MatcherTexts, dial: Dial, value: string): string =>
  (words.values[dial] as Readonly<Record<string, string>>)[value]!;
