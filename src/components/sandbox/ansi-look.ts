import type { JSX } from 'preact';
import type { AnsiColour, AnsiStyle } from './ansi.ts';

/** Okabe–Ito hues as the figures use them, AA on the paper of both themes. */
const INKS: Readonly<Record<AnsiColour, string>> = {
  black: 'var(--ink)',
  red: 'light-dark(#a33a00, #ff9a63)',
  green: 'var(--packet-control)',
  yellow: 'var(--packet-retransmission)',
  blue: 'var(--packet-data)',
  magenta: 'var(--packet-lost)',
  cyan: 'light-dark(#00607a, #72cfe6)',
  white: 'var(--ink-soft)',
};

/** A style of a terminal in the colours of the page. On a coloured ground the text is ink, so that it can be read. */
export function lookOf(style: AnsiStyle): JSX.CSSProperties | undefined {
  if (Object.keys(style).length === 0) return undefined;
  const { colour, ground, bold, dim, italic, underline, strike, inverse } = style;
  const lines = [underline && 'underline', strike && 'line-through'].filter(Boolean).join(' ');
  return {
    ...(colour && { color: INKS[colour] }),
    ...(dim && !colour && { color: 'var(--ink-soft)' }),
    ...(ground && {
      color: 'var(--ink)',
      background: `color-mix(in srgb, ${INKS[ground]} 20%, transparent)`,
    }),
    ...(inverse && { color: 'var(--paper)', background: 'var(--ink)' }),
    ...(bold && { fontWeight: 700 }),
    ...(italic && { fontStyle: 'italic' }),
    ...(lines && { textDecoration: lines }),
  };
}
