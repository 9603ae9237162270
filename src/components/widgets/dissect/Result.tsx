import type { Language } from '../../../lib/i18n/language.ts';
import { understood } from '../../../lib/messages/table-talk.ts';
import { Comparison } from '../frame/Comparison.tsx';
import type { Guess } from '../frame/fragment.ts';
import { ANSWERS, endOfFirst, type Recording } from './experiment.ts';
import { whyAnswer, whyRead, whyTalk } from './explain.ts';
import type { Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: DissectTexts;
  readonly settings: Settings;
  readonly run: Recording;
  readonly guess: Guess | undefined;
}

/** After a run: what came of it beside what was guessed, and why. */
export function Result({ lang, words, settings, run, guess }: ResultProps) {
  const { result, verdict, why } = told(words, lang, settings, run, guess);
  return (
    <Comparison lang={lang} result={<strong>{result}</strong>} verdict={verdict}>
      <p>{why}</p>
    </Comparison>
  );
}

interface Told {
  readonly result: string;
  readonly verdict: string | undefined;
  readonly why: string;
}

function told(
  words: DissectTexts,
  lang: Language,
  settings: Settings,
  run: Recording,
  guess: Guess | undefined,
): Told {
  const number = (value: number) => value.toLocaleString(lang);
  switch (run.kind) {
    case 'read': {
      const end = number(endOfFirst(run.fields));
      const isAsked = run.sample === 'http-request';
      const whole = words.readResult(words.samples[run.sample], words.bytes(number(run.bytes.length)));
      return {
        result: isAsked ? `${whole} ${words.readAnswer(end)}` : whole,
        verdict:
          guess === undefined || !isAsked
            ? undefined
            : Number(guess) === endOfFirst(run.fields)
              ? words.readRight(number(Number(guess)))
              : words.readWrong(number(Number(guess)), end),
        why: whyRead(run, words),
      };
    }
    case 'ask': {
      const line = new TextDecoder()
        .decode(run.answer)
        .split('\r\n')[0]!
        .replace(/^HTTP\/1\.1 /, '');
      const real = run.status === undefined ? 'silence' : String(run.status);
      const said = ANSWERS.find((answer) => answer === guess);
      return {
        result: run.status === undefined ? words.askSilence : words.askResult(line),
        verdict: said && (said === real ? words.askRight : words.askWrong)(words.answers[said]),
        why: whyAnswer(settings, run, words),
      };
    }
    case 'talk': {
      const { talk } = run;
      const all = talk.written.filter(({ by }) => by === 'client').length + talk.unsent.length;
      const got = understood(talk);
      const requests = (count: number) => words.requestCount(number(count));
      return {
        result: words.talkResult(number(got), number(all)),
        verdict:
          guess === undefined
            ? undefined
            : (Number(guess) === got ? words.talkRight : words.talkWrong)(requests(Number(guess))),
        why: whyTalk(settings, run, words),
      };
    }
  }
}
