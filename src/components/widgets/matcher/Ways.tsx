import type { Language } from '../../../lib/i18n/language.ts';
import { Columns } from './Columns.tsx';
import { type Recording, wayNames, ways } from './recording.ts';
import type { MatcherTexts } from './texts.ts';

interface WaysProps {
  readonly lang: Language;
  readonly words: MatcherTexts;
  readonly run: Recording | undefined;
  readonly atMs: number;
  /** The run has been seen to its end. */
  readonly isOver: boolean;
}

/** The application on three ways at once: what came, and whether it was of use. */
export function Ways({ lang, words, run, atMs, isOver }: WaysProps) {
  const number = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value);
  const percent = (value: number) => new Intl.NumberFormat(lang, { style: 'percent' }).format(value);
  return (
    <div class="matcher-ways">
      {wayNames.map((name) => {
        const { rttMs, loss, rate } = ways[name];
        const tried = run?.runs[name];
        const count = (fate: string) =>
          number(tried?.pieces.filter((piece) => piece.fate === fate && piece.knownMs <= atMs).length ?? 0);
        const fates = words.fates(count('on-time'), count('late'), count('lost'));
        return (
          <section key={name} class="matcher-way">
            <div class="matcher-head">
              <h4>{words.way[name]}</h4>
              {isOver && tried && (
                <b class={`matcher-outcome ${tried.outcome}`}>
                  {{ fine: '✓', worn: '△', broken: '✕' }[tried.outcome]} {words.outcome[tried.outcome]}
                </b>
              )}
            </div>
            <p class="widget-note">{words.wayOf(rttMs, percent(loss), number(rate / 1e6))}</p>
            <Columns
              pieces={tried?.pieces ?? []}
              atMs={atMs}
              text={words.columnsText(words.way[name], fates)}
            />
            <p class="matcher-fates">
              {fates}
              {tried && ` · ${words.setup(number(tried.setupMs))}`}
              {isOver &&
                tried?.doneMs !== undefined &&
                ` · ${words.done(words.seconds(number(tried.doneMs / 1000)))}`}
            </p>
          </section>
        );
      })}
    </div>
  );
}
