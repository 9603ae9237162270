import type { SceneRun } from '../../../lib/experiments/sessions.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { clientsIn } from './experiment.ts';
import type { Settings } from './settings.ts';
import type { RoleTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: RoleTexts;
  readonly scene: Settings['scene'];
  readonly run: SceneRun;
  readonly guess: string | undefined;
}

/** Who made contact in each session, and why that settles it. */
export function Result({ lang, words, scene, run, guess }: ResultProps) {
  const truth = clientsIn(run);
  const right = [...truth].filter((client, index) => client === guess?.[index]).length;
  return (
    <Comparison
      lang={lang}
      result={<strong>{words.result(run.sessions)}</strong>}
      verdict={guess === undefined ? undefined : words.right(right, truth.length)}
    >
      <p>{words.scenes[scene].why}</p>
    </Comparison>
  );
}
