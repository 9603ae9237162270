import { recordLength } from '../../../lib/experiments/tls-record.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { visibleIn } from '../../../lib/tls/visible.ts';
import { Comparison } from '../frame/Comparison.tsx';
import { FACTS, type Fact, type Recording } from './experiment.ts';
import { factsKnown, Known } from './Known.tsx';
import { flipOf, messageOf, type Settings } from './settings.ts';
import type { TapTexts } from './texts.ts';

interface ResultProps {
  readonly lang: Language;
  readonly words: TapTexts;
  readonly settings: Settings;
  readonly run: Recording;
  readonly guess: readonly Fact[] | undefined;
}

/** After a run: what it gave away beside what was guessed, and why. */
export function Result(props: ResultProps) {
  const { lang, words, settings, run, guess } = props;
  const { way } = settings;
  const length = new TextEncoder().encode(messageOf(settings)).length;
  const known = factsKnown(visibleIn(run, messageOf(settings)));
  const tampered = flipOf(settings) !== undefined;
  const why =
    way === 'http'
      ? words.explainPlain
      : tampered
        ? words.explainTamper
        : way === 'https'
          ? words.explainRecord(length.toLocaleString(lang))
          : words.explainCertificate;
  return (
    <Comparison
      lang={lang}
      result={<strong>{resultOf(words, lang, settings, run, length)}</strong>}
      verdict={guess && verdictOf(words, guess, known)}
    >
      <Known {...props} />
      <p>{why}</p>
      <p class="widget-note">{words.honest}</p>
    </Comparison>
  );
}

function resultOf(
  words: TapTexts,
  lang: Language,
  settings: Settings,
  run: Recording,
  length: number,
): string {
  const { way, secret } = settings;
  const sent = JSON.stringify(messageOf(settings));
  if (flipOf(settings)) {
    const { http, noticed, unnoticed, stuck } = words.resultTampered;
    const alert = run.endings[0]?.alert;
    if (!run.overheard.some(({ changed }) => changed)) return unnoticed;
    if (way === 'http' && run.received !== undefined) return http(sent, JSON.stringify(run.received));
    return alert ? noticed(alert) : stuck;
  }
  const bytes = (count: number) => words.bytes(count.toLocaleString(lang));
  if (way === 'http') return words.results.http(JSON.stringify(secret));
  return way === 'https'
    ? words.results.https(bytes(length), bytes(recordLength(length)))
    : words.results[way];
}

function verdictOf(words: TapTexts, guess: readonly Fact[], known: readonly Fact[]): string {
  const named = (facts: readonly Fact[]) => facts.map((fact) => words.facts[fact]).join(', ');
  const missed = FACTS.filter((fact) => known.includes(fact) && !guess.includes(fact));
  const extra = FACTS.filter((fact) => !known.includes(fact) && guess.includes(fact));
  if (missed.length + extra.length === 0) return words.verdictRight;
  return words.verdictWrong(named(missed), named(extra));
}
