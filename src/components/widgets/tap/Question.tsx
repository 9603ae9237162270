import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { Choices } from '../frame/Choices.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { FACTS, type Fact } from './experiment.ts';
import type { TapTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: TapTexts;
  readonly onPredict: (guess: string) => void;
}

/** Predict: what can still be known; several may be chosen. */
export function Question({ lang, words, onPredict }: QuestionProps) {
  const [chosen, setChosen] = useState<readonly Fact[]>([]);
  const toggle = (fact: Fact) =>
    setChosen(chosen.includes(fact) ? chosen.filter((one) => one !== fact) : [...chosen, fact]);
  return (
    <PredictPanel
      lang={lang}
      question={words.question}
      lead={words.lead}
      ready={chosen.length > 0}
      onPredict={() => onPredict(FACTS.filter((fact) => chosen.includes(fact)).join('+'))}
      onSkip={() => onPredict(SKIPPED)}
    >
      <div class="widget-row">
        <Choices
          choices={FACTS.map((fact) => [fact, words.facts[fact]] as const)}
          isChosen={(fact) => chosen.includes(fact)}
          onChoose={toggle}
        />
      </div>
    </PredictPanel>
  );
}
