import type { Language } from '../../../lib/i18n/language.ts';
import type { Overheard } from '../../../lib/tls/tap.ts';
import { kindOf } from './heard.ts';
import type { TapTexts } from './texts.ts';

interface ScreenProps {
  readonly lang: Language;
  readonly words: TapTexts;
  /** What has passed so far. */
  readonly overheard: readonly Overheard[];
  /** The message that is looked at, from 0. */
  readonly shown: number | undefined;
  readonly onShow: (message: number) => void;
}

/** The eavesdropper's screen: the messages that have passed. */
export function Screen({ lang, words, overheard, shown, onShow }: ScreenProps) {
  return (
    <section class="tap-screen" aria-label={words.screen}>
      <h4>{words.screen}</h4>
      {overheard.length === 0 ? (
        <p class="widget-note">{words.screenEmpty}</p>
      ) : (
        <ol class="tap-heard">
          {overheard.map(({ atMs, from, to, bytes, changed }, place) => (
            <li key={`${atMs} ${from}`}>
              <button type="button" aria-pressed={place === shown} onClick={() => onShow(place)}>
                <span class="when">{words.milliseconds(atMs.toLocaleString(lang))}</span>
                <span>{words.from(from, to)}</span>
                <span class="size">{words.bytes(bytes.length.toLocaleString(lang))}</span>
                <span class={`kind ${kindOf(bytes)}`}>
                  {words.kinds[kindOf(bytes)]}
                  {changed && ` · ${words.changed}`}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
