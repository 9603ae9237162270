import type { TroubleRun } from '../../../lib/experiments/troubles.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import type { Outcome } from './experiment.ts';
import type { Settings } from './settings.ts';
import type { DemuxTexts } from './texts.ts';

interface TroubleResultProps {
  readonly lang: Language;
  readonly words: DemuxTexts;
  readonly trouble: Settings['trouble'];
  readonly run: TroubleRun;
  readonly guess: string | undefined;
}

/** What the process was told, when, and by whom. */
export function TroubleResult({ lang, words, trouble, run, guess }: TroubleResultProps) {
  const said = guess && words.outcomes[guess as Outcome];
  return (
    <Comparison
      lang={lang}
      result={
        <strong>
          {words.outcomes[run.outcome as Outcome]} · {words.after(run.atMs)}
        </strong>
      }
      verdict={said && (guess === run.outcome ? words.close(said) : words.off(said))}
    >
      <p>{words.troubles[trouble].why(run)}</p>
    </Comparison>
  );
}
