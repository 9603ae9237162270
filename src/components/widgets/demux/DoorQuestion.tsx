import { useState } from 'preact/hooks';
import type { Doors } from '../../../lib/experiments/doors.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Choices } from '../frame/Choices.tsx';
import { type Guess, SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { letterOf, type Value, values } from './guess.ts';
import { Letter } from './Letter.tsx';
import type { DemuxTexts } from './texts.ts';

interface DoorQuestionProps {
  readonly lang: Language;
  readonly words: DemuxTexts;
  readonly tab: 1 | 2;
  readonly doors: Doors;
  readonly onPredict: (guess: Guess) => void;
}

/** Predict: each arrival gets a door; on TCP's tab, first, what two tabs of one browser differ in. */
export function DoorQuestion({ lang, words, tab, doors, onPredict }: DoorQuestionProps) {
  const [value, setValue] = useState<Value>();
  const [route, setRoute] = useState<readonly (string | undefined)[]>(doors.arrivals.map(() => undefined));
  const { ask, lead } = words.questions[tab];
  const complete = route.every((letter) => letter !== undefined) && (tab === 1 || value !== undefined);
  const choices = [...doors.doors.map((_, place) => letterOf(place)), '-'];
  return (
    <PredictPanel
      lang={lang}
      question={ask}
      lead={lead}
      ready={complete}
      onPredict={() => onPredict([...(tab === 2 ? [value] : []), route.join('')].join('.'))}
      onSkip={() => onPredict(SKIPPED)}
    >
      {tab === 2 && (
        <div class="widget-row">
          <Choices
            choices={values.map((one) => [one, words.values[one]] as const)}
            isChosen={(one) => one === value}
            onChoose={setValue}
          />
        </div>
      )}
      {tab === 2 && <p>{words.next}</p>}
      <ol class="demux-letters">
        {doors.arrivals.map((arrival, index) => (
          <li key={`${arrival.sentMs}`}>
            <Letter words={words} arrival={arrival} />
            <span class="demux-doors">
              {choices.map((letter) => (
                <button
                  key={letter}
                  type="button"
                  aria-pressed={route[index] === letter}
                  onClick={() => setRoute(route.map((old, place) => (place === index ? letter : old)))}
                >
                  {letter === '-' ? words.noDoor : letter.toUpperCase()}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </PredictPanel>
  );
}
