import { useState } from 'preact/hooks';
import type { Setup } from '../../../lib/experiments/first-byte.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { SECURE } from './settings.ts';
import type { RoundTripTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: RoundTripTexts;
  readonly onPredict: (guess: string) => void;
}

/** Predict: press the four in the order in which they will be there. */
export function Question({ lang, words, onPredict }: QuestionProps) {
  const [order, setOrder] = useState<readonly Setup[]>([]);
  const press = (setup: Setup) =>
    setOrder(order.includes(setup) ? order.filter((one) => one !== setup) : [...order, setup]);
  return (
    <PredictPanel
      lang={lang}
      question={words.question}
      lead={words.lead}
      ready={order.length === SECURE.length}
      onPredict={() => onPredict(order.join('+'))}
      onSkip={() => onPredict(SKIPPED)}
    >
      <div class="widget-row">
        {SECURE.map((setup) => {
          const place = order.indexOf(setup);
          return (
            <button key={setup} type="button" aria-pressed={place >= 0} onClick={() => press(setup)}>
              <b class="race-place">{place >= 0 ? words.rank(String(place + 1)) : '·'}</b>{' '}
              {words.setups[setup]}
            </button>
          );
        })}
      </div>
    </PredictPanel>
  );
}
