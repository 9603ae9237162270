import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { Choices } from '../frame/Choices.tsx';
import { type Guess, SKIPPED } from '../frame/fragment.ts';
import { NumberGuess, readGuess } from '../frame/NumberGuess.tsx';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { useWritten } from '../frame/use-written.ts';
import { preset, type Settings } from './settings.ts';
import type { JourneyTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: JourneyTexts;
  readonly settings: Settings;
  readonly onPredict: (guess: Guess) => void;
}

/** Each tab's question: a number of bytes, or who reads what. */
export function Question(props: QuestionProps) {
  const { lang, words, settings, onPredict } = props;
  if (settings.tab !== 2) return <BytesQuestion {...props} />;
  const { ask, lead } = words.questions.reader;
  return (
    <ChoiceQuestion
      lang={lang}
      question={{ ask, answers: words.readers }}
      lead={lead}
      onPredict={onPredict}
    />
  );
}

function BytesQuestion({ lang, words, settings: { tab, text }, onPredict }: QuestionProps) {
  const [draft, setDraft] = useState<number>();
  const written = useWritten(draft, readGuess, setDraft);
  const asked = tab === 1 ? words.questions.guess : words.questions.bytes;
  const question = tab === 1 || text === preset.text ? asked.ask : words.questions.bytes.askOther(text);
  return (
    <PredictPanel
      lang={lang}
      question={question}
      lead={asked.lead}
      ready={draft !== undefined && !written.bad}
      onPredict={() => draft !== undefined && onPredict(draft)}
      onSkip={() => onPredict(SKIPPED)}
    >
      <NumberGuess label={asked.field} written={written} badGuess={words.badGuess}>
        {tab === 1 && (
          <Choices
            choices={[51, 71, 79, 91].map((bytes) => [bytes, words.bytes(bytes)] as const)}
            isChosen={(bytes) => bytes === draft}
            onChoose={setDraft}
          />
        )}
      </NumberGuess>
    </PredictPanel>
  );
}
