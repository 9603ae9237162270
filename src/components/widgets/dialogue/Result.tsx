import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import {
  type Code,
  codesIn,
  type Mailing,
  type Recording,
  repliesOf,
  type Surfing,
  WORKS,
} from './experiment.ts';
import type { DialogueTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: DialogueTexts;
  readonly run: Recording;
  readonly guess: string | undefined;
}

/** After a run: what was replied beside what was guessed, and why. */
export function Result({ lang, words, run, guess }: ResultProps) {
  const { result, verdict, why } =
    run.kind === 'mail' ? mailed(words, lang, run, guess) : surfed(words, run, guess);
  return (
    <Comparison lang={lang} result={<strong>{result}</strong>} verdict={verdict}>
      <p>{why}</p>
    </Comparison>
  );
}

function mailed(words: DialogueTexts, lang: Language, run: Mailing, guess: string | undefined) {
  const replies = repliesOf(run);
  const said = guess === undefined ? undefined : codesIn(guess);
  const short = (code: string) => (code === 'none' ? words.codes.none : code);
  return {
    result: words.mailResult(replies.map(short).join(', ')),
    verdict: said && verdictOf(words, lang, said, replies),
    why: words.mailWhy[whyOf(run, replies)],
  };
}

function verdictOf(
  words: DialogueTexts,
  lang: Language,
  said: readonly Code[],
  replies: readonly string[],
): string {
  const right = said.filter((code, place) => code === replies[place]).length;
  if (right === said.length) return words.mailRight;
  return words.mailWrong(right.toLocaleString(lang), said.length.toLocaleString(lang));
}

function whyOf({ said, mails }: Mailing, replies: readonly string[]): keyof DialogueTexts['mailWhy'] {
  if (said.at(-1)!.state === 'data') return 'data';
  const early = said.find(({ by, line }) => by === 'client' && line === 'DATA');
  if (early?.code === 503) return 'order';
  return mails.length > 0 && !replies.some((code) => code.startsWith('5')) ? 'right' : 'broken';
}

function surfed(words: DialogueTexts, run: Surfing, guess: string | undefined) {
  const real = run.shown ? 'shown' : 'not-shown';
  const said = WORKS.find((one) => one === guess);
  return {
    result: words.webResult[real],
    verdict: said && (said === real ? words.webRight : words.webWrong)(words.works[said]),
    why: words.webWhy[real],
  };
}
