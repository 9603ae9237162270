import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import styles from '@xterm/xterm/css/xterm.css?inline';
import { addStyle } from '../net/late-style.ts';
import type { Session } from './session.ts';

addStyle(styles);

interface TerminalOptions {
  /** What a screen reader says of it. */
  readonly label: string;
  /** Closes terminal and shell. */
  readonly signal: AbortSignal;
}

/**
 * Shows a shell of the run in an element, until it ends (its exit code) or is closed (undefined). Tab and Escape leave
 * the terminal as they leave any control; completion is Ctrl+I, which is the same character.
 */
export async function openTerminal(
  screen: HTMLElement,
  session: Session,
  { label, signal }: TerminalOptions,
): Promise<number | undefined> {
  const style = getComputedStyle(screen);
  const terminal = new Terminal({
    fontFamily: style.getPropertyValue('--mono'),
    fontSize: 14,
    screenReaderMode: true,
    theme: {
      background: style.getPropertyValue('--code-paper'),
      foreground: style.getPropertyValue('--ink'),
      cursor: style.getPropertyValue('--ink'),
      selectionBackground: style.getPropertyValue('--line-strong'),
    },
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(screen);
  terminal.textarea?.setAttribute('aria-label', label);
  terminal.attachCustomKeyEventHandler(
    ({ key, ctrlKey }) => key !== 'Tab' && !(key === 'Escape' && !ctrlKey),
  );
  fit.fit();
  const { cols, rows } = terminal;
  const shell = await session.runner.openShell({ cols, rows });
  if (!shell || signal.aborted) {
    terminal.dispose();
    shell?.close();
    return undefined;
  }
  const watcher = new ResizeObserver(() => fit.fit());
  watcher.observe(screen);
  terminal.onResize((size) => shell.resize(size));
  terminal.onData((text) => shell.write(text));
  void shell.output.pipeTo(new WritableStream({ write: (text) => terminal.write(text) })).catch(() => {});
  terminal.focus();
  const closed = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      watcher.disconnect();
      shell.close();
      terminal.dispose();
      resolve(undefined);
    });
  });
  return Promise.race([shell.ended, closed]);
}
