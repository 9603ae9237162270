import { recordLength } from '../../../lib/experiments/tls-record.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { type Visible, visibleIn } from '../../../lib/tls/visible.ts';
import { DataTable } from '../frame/DataTable.tsx';
import { FACTS, type Fact, type Recording } from './experiment.ts';
import { messageOf, type Settings } from './settings.ts';
import type { TapTexts } from './texts.ts';

interface KnownProps {
  readonly lang: Language;
  readonly words: TapTexts;
  readonly settings: Settings;
  readonly run: Recording;
  /** The facts that the learner chose; undefined when none were asked for. */
  readonly guess: readonly Fact[] | undefined;
}

/** The facts that a run gave away. */
export function factsKnown(visible: Visible): readonly Fact[] {
  return FACTS.filter((fact) =>
    fact === 'secret' ? visible.content : fact === 'name' ? visible.serverName !== undefined : true,
  );
}

/** What the eavesdropper found out, fact by fact, beside the learner's guess. */
export function Known({ lang, words, settings, run, guess }: KnownProps) {
  const visible = visibleIn(run, messageOf(settings));
  const known = factsKnown(visible);
  const rows = FACTS.map((fact) => {
    const isKnown = known.includes(fact);
    const found = (
      <>
        <span aria-hidden="true">{isKnown ? '● ' : '○ '}</span>
        {wordsFor(fact, visible, settings, words, lang, run)}
      </>
    );
    if (!guess) return [words.facts[fact], found];
    const isRight = guess.includes(fact) === isKnown;
    const said = (
      <span class={isRight ? 'right' : 'wrong'}>
        {guess.includes(fact) ? words.picked : words.notPicked}
        <span aria-hidden="true">{isRight ? ' ✓' : ' ✗'}</span>
      </span>
    );
    return [words.facts[fact], found, said];
  });
  const columns = [words.fact, words.known, ...(guess ? [words.mine] : [])];
  return <DataTable caption={words.stillVisible} columns={columns} rows={rows} />;
}

function wordsFor(
  fact: Fact,
  visible: Visible,
  settings: Settings,
  { visible: words, milliseconds }: TapTexts,
  lang: Language,
  run: Recording,
): string {
  const time = (ms: number) => milliseconds(ms.toLocaleString(lang));
  switch (fact) {
    case 'addresses':
      return words.addresses(...visible.addresses);
    case 'port':
      return words.port(String(visible.ports[1]));
    case 'name':
      return visible.serverName === undefined ? words.noName : words.name(visible.serverName);
    case 'length':
      return words.length(visible.lengths.join(', '));
    case 'time':
      return words.time(...(visible.times.map(time) as [string, string]));
    case 'secret': {
      if (visible.content) return words.secret(settings.secret);
      const sealed = recordLength(new TextEncoder().encode(messageOf(settings)).length);
      return run.overheard.some(({ bytes }) => bytes.length === sealed) ? words.hidden : words.never;
    }
  }
}
