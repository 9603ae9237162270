import type { Language } from '../../../lib/i18n/language.ts';
import type { Effect, StructureName } from '../../../lib/structure/structure.ts';
import { Comparison } from '../frame/Comparison.tsx';
import type { Recording } from './experiment.ts';
import type { ArchMapTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: ArchMapTexts;
  readonly app: StructureName;
  readonly recording: Recording;
  readonly guess: string | undefined;
}

/** What went on without the hosts that are off, and why. */
export function Result({ lang, words, app, recording, guess }: ResultProps) {
  const { structure, fates, effect } = recording;
  const data = structure.links.flatMap(({ kind, begun }, place) =>
    kind === 'data' && begun ? [fates[place]] : [],
  );
  const said = guess && words.effects[guess as Effect];
  return (
    <Comparison
      lang={lang}
      result={
        <>
          <strong>{words.result(words.effects[effect])}</strong>{' '}
          {words.pairs(data.filter((fate) => fate === 'goes-on').length, data.length)}
        </>
      }
      verdict={said && (guess === effect ? words.close(said) : words.differs(said))}
    >
      <p>{words.apps[app].why}</p>
      <p>{words.other}</p>
    </Comparison>
  );
}
