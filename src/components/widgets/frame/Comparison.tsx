import type { ComponentChildren } from 'preact';
import type { Language } from '../../../lib/i18n/language.ts';
import { frameTexts } from './texts.ts';

interface ComparisonProps {
  readonly lang: Language;
  /** What the model gave. */
  readonly result: ComponentChildren;
  /** The learner's guess, beside it; undefined when there was none, or for other settings. */
  readonly verdict: string | undefined;
  /** Why. */
  readonly children: ComponentChildren;
}

/** Compare and explain: the result, the guess beside it, and why. */
export function Comparison({ lang, result, verdict, children }: ComparisonProps) {
  return (
    <section class="widget-comparison" aria-live="polite">
      <h4>{frameTexts[lang].compare}</h4>
      <p>{result}</p>
      {verdict && <p class="widget-verdict">{verdict}</p>}
      {children}
    </section>
  );
}
