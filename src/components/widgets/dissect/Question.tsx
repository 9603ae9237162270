import type { Language } from '../../../lib/i18n/language.ts';
import { httpFields } from '../../../lib/messages/http-fields.ts';
import { type Question as Asked, ChoiceQuestion } from '../frame/ChoiceQuestion.tsx';
import { type Guess, SKIPPED } from '../frame/fragment.ts';
import { sampleBytes } from './samples.ts';
import { preset, requestOf, type Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

interface QuestionProps {
  readonly lang: Language;
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly onPredict: (guess: Guess) => void;
}

/** Predict: each tab has a question of its own. Two of them are answered with a number. */
export function Question({ lang, words, settings, onPredict }: QuestionProps) {
  const { question, lead } = questionOf(settings, words, lang);
  const isWord = (guess: string) => settings.tab === 2 || guess === SKIPPED;
  return (
    <ChoiceQuestion
      lang={lang}
      question={question}
      lead={lead}
      onPredict={(guess) => onPredict(isWord(guess) ? guess : Number(guess))}
    />
  );
}

function questionOf(
  settings: Settings,
  words: DissectTexts,
  lang: Language,
): { readonly question: Asked; readonly lead: string } {
  if (settings.tab === 1) {
    const { line, host, empty } = words.readChoices;
    const [request] = httpFields(sampleBytes('http-request') as Uint8Array);
    const ends = request!.children!.map(({ offset, length }) => offset + length);
    const answers = [line, host, empty].map(
      (words, place) => [ends[place]!, words(ends[place]!.toLocaleString(lang))] as const,
    );
    return {
      question: { ask: words.readQuestion, answers: Object.fromEntries(answers) },
      lead: words.readLead,
    };
  }
  if (settings.tab === 2) {
    const isPreset = JSON.stringify(requestOf(settings)) === JSON.stringify(requestOf(preset));
    const ask = words.askQuestion(isPreset ? words.askPreset : words.askThis);
    return { question: { ask, answers: words.answers }, lead: words.askLead };
  }
  const answers = Object.fromEntries(words.talkChoices.entries());
  return { question: { ask: words.talkQuestion, answers }, lead: words.talkLead };
}
