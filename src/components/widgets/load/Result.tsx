import type { Language } from '../../../lib/i18n/language.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { byChance } from './model.ts';
import type { Numbers } from './numbers.ts';
import { answerOf, isClose, type Question, rateBefore } from './question.ts';
import { momentOf, type Recording, unanswered } from './recording.ts';
import { SERVICE_RATE, type Settings } from './settings.ts';
import type { LoadTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: LoadTexts;
  readonly numbers: Numbers;
  readonly settings: Settings;
  readonly question: Question;
  /** The guess at these settings, in the question's unit. */
  readonly guess: number | undefined;
  /** Absent until these settings have been run to the end. */
  readonly recording: Recording | undefined;
}

/** After the run: the result against the guess, why, and what the sixty seconds gave. */
export function Result(props: ResultProps) {
  const { lang, words, numbers, settings, question, guess, recording } = props;
  if (!recording)
    return (
      <Comparison lang={lang} result={words.notYet} verdict={undefined}>
        {null}
      </Comparison>
    );
  const { tab, rate } = settings;
  const answer = answerOf(settings, recording);
  const said = (value: number) =>
    question.unit === 'ms' ? numbers.ms(value / 1000) : numbers.percent(value / 100);
  const many = words.perSecond(rate);
  const verdict = (value: number) =>
    isClose(question.unit, value, answer)
      ? words.close(said(value))
      : value > answer
        ? words.high(said(value))
        : words.low(said(value));
  const result = {
    2: () => words.result.loss(many, said(answer)),
    4: () => words.result.failed(said(answer)),
  }[tab];
  const { mean, p99 } = momentOf(recording, recording.end);
  return (
    <Comparison
      lang={lang}
      result={
        <strong>
          {result?.() ??
            (Number.isFinite(answer) ? words.result.mean(many, said(answer)) : words.result.endless(many))}
        </strong>
      }
      verdict={guess === undefined ? undefined : verdict(guess)}
    >
      {explain(props, recording).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {tab !== 4 && (
        <p>
          {words.watched(numbers.ms(mean), numbers.ms(p99))} {tab === 1 && words.honest}
        </p>
      )}
    </Comparison>
  );
}

/** Why, in one or two sentences. */
function explain({ words, numbers, settings }: ResultProps, recording: Recording): readonly string[] {
  const { tab, rate, c, B, fail, notice, policy } = settings;
  const { mean } = recording.longRun;
  const spare = (load: number) => numbers.plain(SERVICE_RATE - load);
  const excess = rate - c * SERVICE_RATE;
  const before = rateBefore(settings);
  switch (tab) {
    case 1: {
      const { arrived, served, dropped, lost } = momentOf(recording, recording.end);
      if (excess >= 0)
        return [
          words.explain.endless(numbers.plain(excess), numbers.plain(arrived - served - dropped - lost)),
        ];
      return [words.explain.spare(words.perSecond(before), spare(before), spare(rate))];
    }
    case 2:
      return [
        excess > 0
          ? words.explain.excess(numbers.percent(excess / rate), numbers.ms(mean))
          : words.explain.fits(numbers.ms(mean)),
      ];
    case 3:
      if (excess >= 0) return [words.explain.full];
      return [words.explain.apart(numbers.ms(byChance(rate, 1, B).mean), numbers.ms(mean))];
    default: {
      const noticing = numbers.percent(unanswered(recording, fail, fail + notice));
      const left = words.servers(c - 1);
      return [
        words.explain.failure(noticing, numbers.seconds(notice), left, words.perSecond(rate)),
        ...(policy === 'shortest-queue' && notice > 0 ? [words.explain.deadQueue] : []),
      ];
    }
  }
}
