import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { CODES, type Code } from './experiment.ts';
import { LINES, type LineKey } from './settings.ts';
import type { DialogueTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: DialogueTexts;
  readonly order: string;
  readonly onPredict: (guess: string) => void;
}

/** Predict: the reply to each line. */
export function CodesQuestion({ lang, words, order, onPredict }: QuestionProps) {
  const [codes, setCodes] = useState<Readonly<Record<string, Code>>>({});
  const said = [...order].map((key) => codes[key]);
  return (
    <PredictPanel
      lang={lang}
      question={words.codesQuestion}
      lead={words.codesLead}
      ready={said.every((code) => code !== undefined)}
      onPredict={() => onPredict(said.join('+'))}
      onSkip={() => onPredict(SKIPPED)}
    >
      <ol class="dialogue-codes">
        {[...order].map((key) => {
          const line = LINES[key as LineKey];
          return (
            <li key={key}>
              <code>{line}</code>
              <select
                aria-label={words.replyTo(line)}
                value={codes[key] ?? ''}
                onChange={(event) => setCodes({ ...codes, [key]: event.currentTarget.value as Code })}
              >
                <option value="" disabled>
                  {words.chooseCode}
                </option>
                {CODES.map((code) => (
                  <option key={code} value={code}>
                    {words.codes[code]}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ol>
    </PredictPanel>
  );
}
