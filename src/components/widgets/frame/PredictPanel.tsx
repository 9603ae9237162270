import type { ComponentChildren } from 'preact';
import type { Language } from '../../../lib/i18n/language.ts';
import { frameTexts } from './texts.ts';

interface PredictPanelProps {
  readonly lang: Language;
  readonly question: string;
  /** What is given, and how to answer. */
  readonly lead?: ComponentChildren;
  /** Whether there is an answer that could be taken. */
  readonly ready: boolean;
  readonly onPredict: () => void;
  readonly onSkip: () => void;
  /** The answers: `Choices`, `NumberGuess`, or a handle in the figure. */
  readonly children?: ComponentChildren;
}

/** Predict: the question, the answers to choose from, and the way past it. */
export function PredictPanel(props: PredictPanelProps) {
  const words = frameTexts[props.lang];
  return (
    <form
      class="widget-predict"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (props.ready) props.onPredict();
      }}
    >
      <h4>{props.question}</h4>
      {props.lead && <p>{props.lead}</p>}
      {props.children}
      <div class="widget-row">
        <button type="submit" class="primary" disabled={!props.ready}>
          {words.fix}
        </button>
        <button type="button" onClick={props.onSkip}>
          {words.skip}
        </button>
      </div>
    </form>
  );
}
