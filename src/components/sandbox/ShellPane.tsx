import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/language.ts';
import { addStyle } from '../net/late-style.ts';
import styles from './container-panes.css?inline';
import { engineTexts } from './engine-texts.ts';
import type { Session } from './session.ts';

addStyle(styles);

interface ShellPaneProps {
  readonly session: Session;
  readonly lang: Language;
}

/** A shell in the container of the run. The terminal is fetched when it is opened. */
export function ShellPane({ session, lang }: ShellPaneProps) {
  const texts = engineTexts[lang];
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open || !screen.current) return;
    const over = new AbortController();
    import('./terminal.ts')
      .then(({ openTerminal }) =>
        openTerminal(screen.current!, session, { label: texts.shellHelp, signal: over.signal }),
      )
      .then((code) => code !== undefined && setSaid(texts.shellEnded(code)))
      .catch(() => setSaid(texts.shellFailed));
    return () => over.abort();
  }, [open, session, texts]);
  const toggle = () => {
    setSaid('');
    setOpen(!open);
  };
  return (
    <section class="sandbox-shell" aria-label={texts.shell}>
      <button type="button" aria-expanded={open} onClick={toggle}>
        {open ? texts.closeShell : texts.openShell}
      </button>
      {open && <div class="screen" ref={screen} />}
      {said && <p role="status">{said}</p>}
    </section>
  );
}
