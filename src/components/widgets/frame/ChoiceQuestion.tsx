import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { Choices } from './Choices.tsx';
import { SKIPPED } from './fragment.ts';
import { PredictPanel } from './PredictPanel.tsx';

/** A question with answers to choose from; the answers' keys are how a link says them. */
export interface Question<Answer extends string = string> {
  readonly ask: string;
  readonly answers: Readonly<Record<Answer, string>>;
}

interface ChoiceQuestionProps {
  readonly lang: Language;
  readonly question: Question;
  readonly lead?: ComponentChildren;
  readonly onPredict: (guess: string) => void;
}

/** Predict by choosing one answer. */
export function ChoiceQuestion({ lang, question, lead, onPredict }: ChoiceQuestionProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <PredictPanel
      lang={lang}
      question={question.ask}
      lead={lead}
      ready={draft !== undefined}
      onPredict={() => onPredict(draft!)}
      onSkip={() => onPredict(SKIPPED)}
    >
      <div class="widget-row">
        <Choices
          choices={Object.entries(question.answers)}
          isChosen={(answer) => answer === draft}
          onChoose={setDraft}
        />
      </div>
    </PredictPanel>
  );
}

/** An answer as the learner reads it; undefined where there is none, or it was skipped. */
export function answerText({ answers }: Question, answer: unknown): string | undefined {
  return typeof answer === 'string' && Object.hasOwn(answers, answer) ? answers[answer] : undefined;
}
