import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { addStyle } from '../net/late-style.ts';
import styles from './container-panes.css?inline';
import { engineTexts } from './engine-texts.ts';
import type { Session } from './session.ts';

addStyle(styles);

interface PreviewProps {
  readonly session: Session;
  readonly lang: Language;
}

/**
 * What an HTTP server among the processes shows: an address bar, and the page. Nothing is asked of a server before the
 * learner opens it: a server of another protocol would take the browser's request for a client's.
 */
export function Preview({ session, lang }: PreviewProps) {
  const texts = engineTexts[lang];
  const servers = [...session.view.servers.value];
  const latest = servers.at(-1);
  const [shown, setShown] = useState<string | undefined>();
  const [round, setRound] = useState(0);
  const bar = useRef<HTMLInputElement>(null);
  // A new run closes it.
  useEffect(() => setShown(undefined), [latest === undefined]);
  if (!latest) return null;
  if (shown === undefined) {
    return (
      <section class="sandbox-preview" aria-label={texts.preview}>
        <p>
          {servers.map(([port, address]) => (
            <button type="button" key={port} onClick={() => setShown(address)}>
              {texts.openPreview(port)}
            </button>
          ))}
        </p>
      </section>
    );
  }
  const go = (event: Event) => {
    event.preventDefault();
    // A path alone is one of the server's.
    const typed = bar.current?.value.trim() ?? '';
    const next = URL.canParse(typed, latest[1]) ? new URL(typed, latest[1]).href : latest[1];
    setShown(next);
    setRound(round + 1);
  };
  return (
    <section class="sandbox-preview" aria-label={texts.preview}>
      <form onSubmit={go}>
        <label>
          {texts.address}
          <input
            ref={bar}
            key={shown}
            defaultValue={shown}
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        <button type="submit">{texts.go}</button>
        <button type="button" onClick={() => setRound(round + 1)}>
          {texts.reload}
        </button>
        <button type="button" onClick={() => setShown(undefined)}>
          {texts.closePreview}
        </button>
      </form>
      <iframe key={`${shown} ${round}`} src={shown} title={texts.preview} />
    </section>
  );
}
