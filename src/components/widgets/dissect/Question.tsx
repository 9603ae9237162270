import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { httpFields } from '../../../lib/messages/http-fields.ts';
import { Choices } from '../frame/Choices.tsx';
import type { Guess } from '../frame/fragment.ts';
import { SKIPPED } from '../frame/fragment.ts';
import { PredictPanel } from '../frame/PredictPanel.tsx';
import { ANSWERS } from './experiment.ts';
import { sampleBytes } from './samples.ts';
import { preset, requestOf, type Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly onPredict: (guess: Guess) => void;
}

/** Predict: each tab has a question of its own. */
export function Question({ lang, words, settings, onPredict }: QuestionProps) {
  const [draft, setDraft] = useState<Guess>();
  const { question, lead, choices } = questionOf(settings, words, lang);
  return (
    <PredictPanel
      lang={lang}
      question={question}
      lead={lead}
      ready={draft !== undefined}
      onPredict={() => onPredict(draft!)}
      onSkip={() => onPredict(SKIPPED)}
    >
      <div class="widget-row">
        <Choices choices={choices} isChosen={(value) => value === draft} onChoose={setDraft} />
      </div>
    </PredictPanel>
  );
}

interface Asked {
  readonly question: string;
  readonly lead: string;
  readonly choices: readonly (readonly [value: Guess, label: string])[];
}

function questionOf(settings: Settings, words: DissectTexts, lang: Language): Asked {
  if (settings.tab === 1) {
    const { line, host, empty } = words.readChoices;
    const [request] = httpFields(sampleBytes('http-request') as Uint8Array);
    const ends = request!.children!.map(({ offset, length }) => offset + length);
    const choices = [line, host, empty].map(
      (words, place) => [ends[place]!, words(ends[place]!.toLocaleString(lang))] as const,
    );
    return { question: words.readQuestion, lead: words.readLead, choices };
  }
  if (settings.tab === 2) {
    const isPreset = JSON.stringify(requestOf(settings)) === JSON.stringify(requestOf(preset));
    return {
      question: words.askQuestion(isPreset ? words.askPreset : words.askThis),
      lead: words.askLead,
      choices: ANSWERS.map((answer) => [answer, words.answers[answer]] as const),
    };
  }
  return {
    question: words.talkQuestion,
    lead: words.talkLead,
    choices: words.talkChoices.map((label, count) => [count, label] as const),
  };
}
