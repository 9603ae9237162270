import type { Language } from '../../../lib/i18n/language.ts';
import { Choices } from '../frame/Choices.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { NumberGuess, readGuess } from '../frame/NumberGuess.tsx';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { useWritten } from '../frame/use-written.ts';
import type { Numbers } from './numbers.ts';
import type { Question } from './question.ts';
import type { Settings } from './settings.ts';
import type { LoadTexts } from './texts.ts';

interface AskProps {
  readonly lang: Language;
  readonly words: LoadTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  readonly question: Question;
  readonly draft: number;
  readonly onDraft: (value: number) => void;
  readonly onPredict: (guess: number | typeof SKIPPED) => void;
}

/** The question of a tab, with its quick answers. */
export function Ask(props: AskProps) {
  const { lang, words, numbers, settings, question, draft, onDraft, onPredict } = props;
  const written = useWritten(draft, readGuess, onDraft);
  const { ask, lead } = words.questions[settings.tab - 1]!(settings, numbers);
  const choices = question.choices.map(
    ([kind, value]) =>
      [value, `${words.choice[kind]} (${numbers.plain(value)}\u00a0${question.unit})`] as const,
  );
  return (
    <PredictPanel
      lang={lang}
      question={ask}
      lead={lead}
      ready={!written.bad}
      onPredict={() => onPredict(draft)}
      onSkip={() => onPredict(SKIPPED)}
    >
      <NumberGuess label={words.guessFields[question.unit]} written={written} badGuess={words.badGuess}>
        <Choices choices={choices} isChosen={(value) => value === draft} onChoose={onDraft} />
      </NumberGuess>
    </PredictPanel>
  );
}
