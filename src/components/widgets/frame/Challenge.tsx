import { useState } from 'preact/hooks';
import type { Language } from '../../../lib/i18n/language.ts';
import { frameTexts } from './texts.ts';

interface ChallengeProps {
  readonly lang: Language;
  readonly task: string;
  /** Puts the settings where the challenge starts. */
  readonly onStart: () => void;
  readonly solved: boolean;
  /** How the settings stand to the task now. */
  readonly verdict: string;
}

/** A task that the model judges, for those who want more. */
export function Challenge({ lang, task, onStart, solved, verdict }: ChallengeProps) {
  const words = frameTexts[lang];
  const [taken, setTaken] = useState(false);
  return (
    <section class="widget-challenge" aria-label={words.challenge}>
      <h4>{words.challenge}</h4>
      <p>{task}</p>
      {!taken ? (
        <button
          type="button"
          onClick={() => {
            setTaken(true);
            onStart();
          }}
        >
          {words.takeChallenge}
        </button>
      ) : (
        <p class={solved ? 'solved' : undefined} role="status">
          {solved ? '✓ ' : ''}
          {verdict}
        </p>
      )}
    </section>
  );
}
