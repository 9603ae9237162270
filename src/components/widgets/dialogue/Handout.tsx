import type { Language } from '../../../lib/i18n/language.ts';
import { smtpDialogue } from '../../../lib/messages/smtp-dialogue.ts';
import { DataTable } from '../frame/DataTable.tsx';
import styles from './dialogue.css?inline';
import { Machine } from './Machine.tsx';
import { KEYS, LINES, linesOf, preset } from './settings.ts';
import { dialogueTexts } from './texts.ts';

/** The server's states, and its replies in the right order and in a wrong one, for paper and for pages without JavaScript. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = dialogueTexts[lang];
  const repliesIn = (lines: readonly string[]) =>
    new Map(
      smtpDialogue(lines)
        .said.filter(({ by }) => by === 'client')
        .map(({ line, code }) => [line, code]),
    );
  const right = repliesIn(KEYS.map((key) => LINES[key]));
  const early = repliesIn(linesOf(preset));
  return (
    <>
      <style>{styles}</style>
      <Machine words={words} state="connected" tip="dialogue-handout-tip" />
      <p>{words.handoutLead}</p>
      <DataTable
        columns={words.handoutColumns}
        rows={KEYS.map((key) => [
          <code key={key}>{LINES[key]}</code>,
          right.get(LINES[key]) ?? words.codes.none,
          early.get(LINES[key]) ?? words.codes.none,
        ])}
      />
    </>
  );
}
