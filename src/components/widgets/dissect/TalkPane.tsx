import type { Language } from '../../../lib/i18n/language.ts';
import type { Decoded, Message } from '../../../lib/messages/table-codec.ts';
import { seconds } from '../../../lib/net/time.ts';
import { RunPackets } from '../frame/RunPackets.tsx';
import type { Talking } from './experiment.ts';
import type { DissectTexts } from './texts.ts';

interface TalkPaneProps {
  readonly lang: Language;
  readonly words: DissectTexts;
  readonly run: Talking | undefined;
  readonly now: number;
}

const HOSTS = ['client', 'server.lab'];
const NONE: Talking['talk']['events'] = [];

/** What two programs made of the table wrote, and what the other made of it. */
export function TalkPane({ lang, words, run, now }: TalkPaneProps) {
  return (
    <div class="widget-figures dissect-talk">
      <section class="dissect-side" aria-label={words.conversation}>
        <h4>{words.conversation}</h4>
        {run ? (
          <Conversation lang={lang} words={words} run={run} now={now} />
        ) : (
          <p class="widget-note">{words.conversationEmpty}</p>
        )}
      </section>
      <RunPackets lang={lang} events={run?.talk.events ?? NONE} hosts={HOSTS} now={seconds(now)} />
    </div>
  );
}

function Conversation({ lang, words, run, now }: TalkPaneProps & { readonly run: Talking }) {
  const { written, heard, waiting, unsent } = run.talk;
  const said = [
    ...written.map((one) => ({ ...one, kind: 'written' as const })),
    ...heard.map((one) => ({ ...one, kind: 'heard' as const })),
  ]
    .filter(({ atMs }) => atMs / 1000 <= now + 1e-9)
    // What is heard leads to what is written at the same time.
    .sort((one, other) => one.atMs - other.atMs || (one.kind === 'heard' ? -1 : 1));
  const over = now >= run.end;
  return (
    <>
      <ol class="widget-said">
        {said.map((one, place) => (
          <li key={place} class={one.by === 'client' ? 'client' : 'server'}>
            <span class="who">
              {one.by} · {words.milliseconds(one.atMs.toLocaleString(lang))}
            </span>
            {one.kind === 'written' ? (
              <>
                <b>
                  {words.wrote}: {textOf(one.message)}
                </b>
                <code class="dissect-hex">{hexOf(one.bytes)}</code>
              </>
            ) : (
              <Hearing words={words} decoded={one.decoded} />
            )}
          </li>
        ))}
      </ol>
      {over && waiting['server.lab'] > 0 && (
        <p class="dissect-stuck">
          {words.stillWaiting(words.bytes(waiting['server.lab'].toLocaleString(lang)))}
        </p>
      )}
      {over && unsent.length > 0 && <p class="dissect-stuck">{words.neverSent(unsent.join(', '))}</p>}
    </>
  );
}

function Hearing({ words, decoded }: { readonly words: DissectTexts; readonly decoded: Decoded }) {
  if ('message' in decoded) return <span>{words.heardIt(textOf(decoded.message))}</span>;
  return (
    <>
      <strong class="wrong">✗ {words.heardNot(words.unreadable[decoded.unreadable])}</strong>
      <code class="dissect-hex">{hexOf(decoded.bytes)}</code>
    </>
  );
}

const textOf = ({ type, values }: Message): string =>
  [type, ...values.map((value) => `“${value}”`)].join(' ');

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
