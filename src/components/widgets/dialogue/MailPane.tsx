import type { Language } from '../../../lib/i18n/language.ts';
import { seconds } from '../../../lib/net/time.ts';
import { RunPackets } from '../frame/RunPackets.tsx';
import { type Code, type Mailing, repliesOf } from './experiment.ts';
import { Machine } from './Machine.tsx';
import type { DialogueTexts } from './texts.ts';

interface MailPaneProps {
  readonly lang: Language;
  readonly words: DialogueTexts;
  readonly run: Mailing | undefined;
  readonly now: number;
  /** The learner's codes, beside the lines they were said of. */
  readonly guess: readonly Code[] | undefined;
}

const HOSTS = ['client', 'server.lab'];
const NONE: Mailing['events'] = [];

/** The conversation so far, the state it has brought the server into, and the packets that carried it. */
export function MailPane({ lang, words, run, now, guess }: MailPaneProps) {
  const said = run?.said.filter(({ atMs }) => atMs / 1000 <= now + 1e-9) ?? [];
  const replies = run && repliesOf(run);
  const over = run !== undefined && now >= run.end;
  // A line is read when its reply goes out, or, where there is none, some time later.
  const state = over
    ? run.said.at(-1)!.state
    : (said.filter(({ by }) => by === 'server.lab').at(-1)?.state ?? 'connected');
  let line = -1;
  return (
    <div class="widget-figures dialogue-figures">
      <section class="dialogue-talk" aria-label={words.conversation}>
        <h4>{words.conversation}</h4>
        {said.length === 0 && <p class="widget-note">{words.conversationEmpty}</p>}
        <ol class="widget-said">
          {said.map(({ by, line: text, atMs, code }) => {
            if (by === 'client') line++;
            const mine = by === 'client' ? guess?.[line] : undefined;
            return (
              <li key={`${by} ${atMs} ${line}`} class={by === 'client' ? 'client' : reply(code)}>
                <span class="who">
                  {by} · {words.milliseconds(atMs.toLocaleString(lang))}
                </span>
                <code>{text === '' ? '\u00a0' : text}</code>
                {mine && (
                  <span class={mine === replies![line] ? 'mine right' : 'mine wrong'}>
                    {words.mine} {words.codes[mine]} {mine === replies![line] ? '✓' : '✗'}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
        {over && run.unsent.length > 0 && <p class="dialogue-note">{words.unsent(run.unsent.join(' · '))}</p>}
        {over && state === 'data' && <p class="dialogue-note">{words.waiting}</p>}
        {over && <p>{words.mailTaken(run.mails.length.toLocaleString(lang))}</p>}
      </section>
      <Machine words={words} state={state} tip="dialogue-tip" />
      <div class="dialogue-packets">
        <RunPackets lang={lang} events={run?.events ?? NONE} hosts={HOSTS} now={seconds(now)} />
      </div>
    </div>
  );
}

const reply = (code: number | undefined): string =>
  code !== undefined && code >= 500 ? 'server bad' : 'server';
