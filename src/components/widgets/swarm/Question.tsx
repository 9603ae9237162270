import type { Lang } from '../../net/plot-texts.ts';
import { Choices } from '../frame/Choices.tsx';
import { SKIPPED } from '../frame/fragment.ts';
import { NumberGuess, readGuess } from '../frame/NumberGuess.tsx';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { useWritten } from '../frame/use-written.ts';
import { boundsOf } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { Settings } from './settings.ts';
import type { SwarmTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Lang;
  readonly words: SwarmTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  /** The number of receivers whose times are given. */
  readonly from: number;
  /** The guess that is not yet made, also a handle in the plot (s). */
  readonly draft: number;
  readonly onDraft: (seconds: number) => void;
  readonly onPredict: (guess: number | typeof SKIPPED) => void;
}

/** Predict: three quick answers, or the guess as a number. */
export function Question(props: QuestionProps) {
  const { lang, words, numbers, settings, from, draft, onDraft, onPredict } = props;
  const written = useWritten(draft, readGuess, onDraft);
  const given = boundsOf({ ...settings, N: from }).peerToPeer.time;
  const ratio = settings.N / from;
  const choices = [
    [Math.round(given * ratio), words.choices.triple(numbers.times(ratio))],
    ...(ratio === 3 ? [[Math.round(given * 1.5), words.choices.half] as const] : []),
    [Math.round(given), words.choices.same],
  ] as const;
  return (
    <PredictPanel
      lang={lang}
      question={words.question(numbers.people(from), numbers.people(settings.N))}
      lead={`${words.given(numbers.seconds(given), numbers.people(from))} ${words.predictHow}`}
      ready={!written.bad}
      onPredict={() => onPredict(draft)}
      onSkip={() => onPredict(SKIPPED)}
    >
      <NumberGuess label={words.guessField} written={written} badGuess={words.badGuess}>
        <Choices choices={choices} isChosen={(value) => value === draft} onChoose={onDraft} />
      </NumberGuess>
    </PredictPanel>
  );
}
